import { BarChart, GraphChart, ScatterChart, TreemapChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'preact/hooks';
import { chartTheme, onThemeChange, type ChartTheme } from './chart-theme.ts';

// Drawn on a canvas: the library's SVG carries inline styles, which the page's policy forbids.
use([
  ...[BarChart, GraphChart, ScatterChart, TreemapChart],
  ...[GridComponent, TooltipComponent, LabelLayout, CanvasRenderer],
]);

export interface ChartProps {
  /** What the picture shows, for those who don't see it; a table beside it says the same. */
  readonly label: string;
  /** Pixels of the editor's font size. */
  readonly height: number;
  /** The library's option, in the colours of the theme, for a size in pixels. */
  readonly option: (theme: ChartTheme, width: number, height: number) => EChartsCoreOption;
  /** Called with the `key` of the clicked part, where it has one. */
  readonly onPick?: ((key: string) => void) | undefined;
}

/** A chart of the library, in the editor's colours and as wide as there is room. */
export function Chart({ label, height, option, onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current!;
    const chart = init(element, null, { renderer: 'canvas' });
    const draw = () => {
      chart.resize();
      chart.setOption(
        {
          animation: false,
          textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
          ...option(chartTheme(), element.clientWidth, element.clientHeight),
        },
        { notMerge: true },
      );
    };
    const resized = new ResizeObserver(draw);
    resized.observe(element);
    const stop = onThemeChange(draw);
    chart.on('click', ({ data }) => {
      const key = (data as { readonly key?: string } | undefined)?.key;
      if (key !== undefined) onPick?.(key);
    });
    return () => {
      stop();
      resized.disconnect();
      chart.dispose();
    };
  }, [option, onPick]);
  return <div ref={box} class="chart" role="img" aria-label={label} style={{ height: `${height}px` }} />;
}
