import type { Range } from '../engine/model.ts';
import { grouped } from './money.ts';

/** Tokens in few characters: `812`, `1.9k`, `24k`, `1.2M`. */
export function tokensShort(tokens: number): string {
  const rounded = Math.round(tokens);
  if (rounded < 1000) return String(rounded);
  const [value, unit] = rounded < 999_500 ? [rounded / 1000, 'k'] : [rounded / 1e6, 'M'];
  return `${value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)}${unit}`;
}

/** Tokens in full: `1,412`. */
export function tokensFull(tokens: number): string {
  return grouped(Math.round(tokens));
}

/** `~350` where only an estimate is known, `1,412` where the count is exact. */
export function tokensTypical(range: Range, exact: boolean, format = tokensFull): string {
  const approximate = !exact || range.low !== range.high;
  return `${approximate ? '~' : ''}${format(range.typical)}`;
}

/** How often something runs: `4`, `1–10`, `1 or more`. */
export function times(range: Range): string {
  if (range.high === null) return `${grouped(range.low)} or more`;
  if (range.low === range.high) return grouped(range.low);
  return `${grouped(range.low)}–${grouped(range.high)}`;
}

/** `1 call`, `14 calls`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(count)} ${count === 1 ? singular : plural}`;
}
