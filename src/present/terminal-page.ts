import type { Call, Report, SourcePlace } from '../engine/model.ts';
import { cut, displayWidth } from './display-width.ts';
import { plainText } from './plain-text.ts';

/** How words may be set off; the identity where there is no colour. Meaning never rests on it. */
export interface Ink {
  bold(text: string): string;
  dim(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
}

export interface Page {
  /** Columns that a line may take. */
  readonly width: number;
  readonly ink: Ink;
  /** Lists everything instead of the dearest few. */
  readonly showsAll: boolean;
  /** Tests and examples are counted. */
  readonly includesTests: boolean;
}

/** `api/answer.py:42`, `study.ipynb#3:12`: what `explain` takes. */
export function placeName({ file, cell, line }: Omit<SourcePlace, 'column'>): string {
  return `${plainText(file, 400)}${cell === undefined ? '' : `#${cell}`}:${line}`;
}

/** Whether a call takes part in features and totals. */
export function isCounted(call: Call, page: Page): boolean {
  return page.includesTests || !call.testOrExample;
}

export function callsById(report: Report): ReadonlyMap<string, Call> {
  return new Map(report.calls.map(call => [call.id, call]));
}

/** `61 %`, `<1 %`; '' where there is no whole. */
export function shareText(part: number, whole: number): string {
  if (whole <= 0) return '';
  const share = Math.round((part / whole) * 100);
  return share < 1 && part > 0 ? '<1 %' : `${share} %`;
}

/** The first `most` items, and how many are left. */
export function firstOf<T>(
  items: readonly T[],
  most: number,
  page: Page,
): { shown: readonly T[]; rest: number } {
  const shown = page.showsAll ? items : items.slice(0, most);
  return { shown, rest: items.length - shown.length };
}

/** Words set into lines of at most `width` columns; a word too long for one is cut. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const line = lines.at(-1);
    if (line !== undefined && displayWidth(line) + 1 + displayWidth(word) <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(cut(word, width));
  }
  return lines;
}

/** Text behind a title, its later lines below its first. */
export function hanging(
  title: string,
  text: string,
  width: number,
  ink: (title: string) => string,
): string[] {
  const indent = displayWidth(title) + 2;
  const [first = '', ...others] = wrapped(text, width - indent);
  return [`${ink(title)}  ${first}`, ...others.map(line => ' '.repeat(indent) + line)];
}
