/** Colours that a chart is drawn in, as the theme around the page has them. */
export interface ChartTheme {
  readonly text: string;
  readonly faint: string;
  readonly background: string;
  /** Lines around parts; strong in high contrast. */
  readonly border: string;
  readonly isHighContrast: boolean;
  readonly fontSize: number;
  /** The accent over the background, from 0 (background) to 1 (accent). */
  tint(strength: number): string;
}

export function chartTheme(): ChartTheme {
  const style = getComputedStyle(document.body);
  const read = (...names: string[]): string =>
    names.map(name => resolved(`var(${name}, transparent)`)).find(color => color !== clear) ?? style.color;
  const background = read('--page-background', '--vscode-editor-background');
  const contrast = resolved('var(--vscode-contrastBorder, transparent)');
  const isHighContrast =
    contrast !== clear ||
    matchMedia('(forced-colors: active)').matches ||
    matchMedia('(prefers-contrast: more)').matches;
  const accent = read('--vscode-charts-blue');
  return {
    text: read('--vscode-foreground'),
    faint: read('--vscode-descriptionForeground', '--vscode-foreground'),
    background,
    border: contrast === clear ? (isHighContrast ? style.color : background) : contrast,
    isHighContrast,
    fontSize: parseFloat(style.fontSize) || 13,
    tint: strength => (isHighContrast ? background : mixed(background, accent, strength)),
  };
}

/** Calls back when the editor's or the system's colours change, until the returned function is called. */
export function onThemeChange(changed: () => void): () => void {
  const watcher = new MutationObserver(changed);
  watcher.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  return () => {
    watcher.disconnect();
    dark.removeEventListener('change', changed);
  };
}

const clear = 'rgba(0, 0, 0, 0)';

/** Any CSS colour, variables included, as `rgb(…)`. */
function resolved(color: string): string {
  const probe = document.createElement('span');
  probe.style.color = color;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function mixed(from: string, to: string, strength: number): string {
  const [a, b] = [channels(from), channels(to)];
  const mix = a.map((value, i) => Math.round(value + (b[i]! - value) * strength));
  return `rgb(${mix.join(', ')})`;
}

function channels(color: string): number[] {
  return (color.match(/[\d.]+/g) ?? ['0', '0', '0']).slice(0, 3).map(Number);
}
