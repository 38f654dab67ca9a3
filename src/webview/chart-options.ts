import type { EChartsCoreOption } from 'echarts/core';
import type { AgentGraph } from '../present/page-agents.ts';
import type { FeatureRow } from '../present/page-features.ts';
import type { FlowNode } from '../present/page-flow.ts';
import type { ModelRow } from '../present/page-models.ts';
import { agentPositions } from './agent-positions.ts';
import type { ChartTheme } from './chart-theme.ts';

const tooltip = ({ background, text, faint, fontSize }: ChartTheme) => ({
  renderMode: 'richText' as const, // no HTML: the page's policy allows no inline style
  confine: true,
  backgroundColor: background,
  borderColor: faint,
  textStyle: { color: text, fontSize },
});

/** Features as bars, the dearest at the top. */
export function featureBars(features: readonly FeatureRow[]) {
  return (theme: ChartTheme, width: number): EChartsCoreOption => {
    const rows = [...features].reverse();
    const names = Math.round(Math.min(width * 0.4, 260));
    return {
      grid: { left: names + 8, right: Math.min(width * 0.3, 170), top: 4, bottom: 4 },
      xAxis: { type: 'value', show: false, min: 0 },
      yAxis: {
        type: 'category',
        data: rows.map(row => row.name),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: theme.text, fontSize: theme.fontSize, width: names, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: theme.fontSize * 1.2,
          data: rows.map(row => ({ value: row.usd ?? 0, key: row.name })),
          itemStyle: { color: theme.tint(0.9), borderColor: theme.border, borderWidth: 1 },
          label: {
            show: true,
            position: 'right',
            color: theme.text,
            fontSize: theme.fontSize,
            formatter: ({ dataIndex }: { dataIndex: number }) => rows[dataIndex]!.cost.replace(/ a run$/, ''),
          },
        },
      ],
    };
  };
}

/** Where the money goes: an area a feature, in it an area a call. */
export function moneyMap(flow: readonly FlowNode[]) {
  return (theme: ChartTheme): EChartsCoreOption => {
    const { text, fontSize } = theme;
    const lines = (name: string, amount: string) => `${name}\n${amount}`;
    const toData = (node: FlowNode, depth: number): object => ({
      name: node.name,
      value: node.usd,
      key: node.key,
      amount: node.amount,
      itemStyle: { color: theme.tint(depth === 0 ? 0.18 : 0.34) },
      ...(node.parts.length > 0 ? { children: node.parts.map(part => toData(part, depth + 1)) } : {}),
    });
    return {
      tooltip: {
        ...tooltip(theme),
        formatter: ({ data }: { data: { name?: string; amount?: string } }) =>
          data.name ? lines(data.name, data.amount ?? '') : '',
      },
      series: [
        {
          type: 'treemap',
          data: flow.map(node => toData(node, 0)),
          left: 0,
          right: 0,
          top: 0,
          bottom: 0,
          roam: false,
          nodeClick: false,
          breadcrumb: { show: false },
          animation: false, // its labels would fade in
          visibleMin: 1,
          // What is too small for a word has none: the tooltip and the list say it.
          labelLayout: ({ rect }: { rect: { width: number; height: number } }) =>
            rect.width < fontSize * 5 || rect.height < fontSize * 2.4 ? { x: -9999, y: -9999 } : {},
          label: {
            position: 'insideTopLeft',
            color: text,
            fontSize,
            lineHeight: Math.round(fontSize * 1.35),
            overflow: 'truncate',
            formatter: ({ data }: { data: { name: string; amount: string } }) =>
              lines(data.name, data.amount),
          },
          upperLabel: {
            show: true,
            height: Math.round(fontSize * 1.7),
            // it stands on the border, which is bright in high contrast
            color: theme.isHighContrast ? theme.background : text,
            fontSize,
            overflow: 'truncate',
            formatter: ({ data }: { data: { name: string; amount: string } }) =>
              `${data.name}  ${data.amount}`,
          },
          itemStyle: {
            borderColor: theme.isHighContrast ? theme.border : theme.background,
            borderWidth: 1,
            gapWidth: 1,
          },
          levels: [
            { itemStyle: { gapWidth: 4, borderWidth: 0 }, upperLabel: { show: false } },
            { itemStyle: { borderWidth: theme.isHighContrast ? 1 : 0, gapWidth: 1 } },
          ],
        },
      ],
    };
  };
}

/** What a model costs at the workspace's tokens against a published result. */
export function priceQuality(row: ModelRow, benchmark: string) {
  return (theme: ChartTheme): EChartsCoreOption => {
    const points = row.offers.flatMap(offer => {
      const result = offer.quality.find(one => one.benchmark === benchmark);
      return result ? [{ offer, score: result.score }] : [];
    });
    const axis = {
      axisLine: { show: true, lineStyle: { color: theme.faint } },
      axisLabel: { color: theme.faint, fontSize: theme.fontSize - 1 },
      splitLine: { show: false },
      nameLocation: 'middle' as const,
      nameTextStyle: { color: theme.faint, fontSize: theme.fontSize },
      nameGap: theme.fontSize * 2.2,
    };
    return {
      tooltip: {
        ...tooltip(theme),
        formatter: ({ data }: { data: { name: string; says: string } }) => `${data.name}\n${data.says}`,
      },
      grid: {
        left: theme.fontSize * 4,
        right: theme.fontSize * 7,
        top: theme.fontSize,
        bottom: theme.fontSize * 4,
      },
      xAxis: {
        ...axis,
        type: 'log',
        name: 'USD at the tokens of these calls',
        axisLabel: { ...axis.axisLabel, formatter: (usd: number) => `$${Number(usd.toPrecision(1))}` },
      },
      yAxis: { ...axis, type: 'value', name: benchmark, scale: true, nameGap: theme.fontSize * 2.8 },
      series: [
        {
          type: 'scatter',
          animation: false,
          data: points.map(({ offer, score }) => ({
            value: [offer.usd, score],
            name: offer.isPresent ? `${offer.id} (now)` : offer.id,
            says: `${offer.cost} ${offer.change}, ${score}`,
            symbol: offer.isPresent ? 'diamond' : 'circle',
            symbolSize: theme.fontSize * (offer.isPresent ? 1.3 : 0.8),
          })),
          itemStyle: {
            color: theme.isHighContrast ? theme.text : theme.tint(0.9),
            borderColor: theme.text,
            borderWidth: 1,
          },
          label: {
            show: true,
            position: 'right',
            color: theme.text,
            fontSize: theme.fontSize - 1,
            formatter: ({ name }: { name: string }) => name,
          },
          labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
        },
      ],
    };
  };
}

/** Agents as boxes, an arrow where one leads to another. */
export function agentMap({ agents }: AgentGraph) {
  return (theme: ChartTheme, width: number, height: number): EChartsCoreOption => {
    const { positions, columns, rows } = agentPositions(agents);
    const box = [Math.max(64, Math.min(width / columns - 24, 200)), theme.fontSize * 3.2] as const;
    const room = [width - box[0] - 8, height - box[1] - 8] as const;
    // The library stretches places and boxes until they fill the room: corners that fill it keep the boxes' shape.
    const corners = [
      { id: 'corner 0', x: 0, y: 0 },
      { id: 'corner 1', x: room[0], y: room[1] },
    ].map(corner => ({ ...corner, symbolSize: 0, label: { show: false }, tooltip: { show: false } }));
    const placed = (key: string) => {
      const { x, y } = positions.get(key)!;
      return {
        x: (x / columns) * (width - 8) - box[0] / 2,
        y: rows > 1 ? (y / (rows - 1)) * room[1] : room[1] / 2,
      };
    };
    return {
      tooltip: {
        ...tooltip(theme),
        formatter: ({ data }: { data: { says?: string } }) => data.says ?? '',
      },
      series: [
        {
          type: 'graph',
          layout: 'none',
          left: box[0] / 2 + 4,
          right: box[0] / 2 + 4,
          top: box[1] / 2 + 4,
          bottom: box[1] / 2 + 4,
          // Edges end at a circle around the symbol: it is as high as the box, and the label draws the box.
          symbol: 'rect',
          symbolSize: box[1],
          edgeSymbol: ['none', 'arrow'],
          edgeSymbolSize: 8,
          lineStyle: { color: theme.faint, width: 1, curveness: 0.12, opacity: 1 },
          edgeLabel: {
            color: theme.faint,
            fontSize: theme.fontSize - 2,
            formatter: ({ data }: { data: { says: string } }) => data.says,
          },
          label: {
            show: true,
            color: theme.text,
            fontSize: theme.fontSize - 1,
            lineHeight: Math.round(theme.fontSize * 1.3),
            width: box[0] - 16,
            height: box[1] - 8,
            padding: [4, 8],
            overflow: 'truncate',
            align: 'center',
            verticalAlign: 'middle',
            backgroundColor: theme.tint(0.2),
            borderColor: theme.isHighContrast ? theme.border : theme.faint,
            borderWidth: 1,
            borderRadius: 4,
            formatter: ({ data }: { data: { title: string } }) => data.title,
          },
          itemStyle: { color: 'transparent' },
          animation: false,
          data: [
            ...corners,
            ...agents.map(agent => ({
              id: agent.key,
              key: agent.key,
              title: agent.models ? `${agent.name}\n${agent.models}` : agent.name,
              says: [
                agent.name,
                agent.models,
                agent.tools.length > 0 ? `tools: ${agent.tools.join(', ')}` : '',
                agent.at,
              ]
                .filter(Boolean)
                .join('\n'),
              ...placed(agent.key),
            })),
          ],
          links: agents.flatMap(agent =>
            agent.edges.map(({ to, kind, isStep, isConditional }) => ({
              source: agent.key,
              target: to,
              says: kind,
              // An arrow says by itself that a graph goes on; a broken one that it may.
              label: { show: !isStep && width > 480 && rows < 12 },
              lineStyle: { type: isConditional ? 'dashed' : 'solid' },
            })),
          ),
        },
      ],
    };
  };
}
