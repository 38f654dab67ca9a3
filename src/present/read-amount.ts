import type { Range } from '../engine/model.ts';

const FACTORS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6 };

/** A number of 0 or more as people type it: `50000`, `50,000`, `50k`, `1.2M`; undefined for anything else. */
export function readAmount(text: string): number | undefined {
  const [, digits, factor] = /^(\d[\d,_\s]*(?:\.\d+)?)\s*([kKmM]?)$/.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const amount = Number(digits.replace(/[,_\s]/g, '')) * FACTORS[factor!.toLowerCase()]!;
  return Number(amount.toPrecision(12));
}

/** `350`, or `200..600..4000` (also with dashes or blanks) for least, usual and most; undefined for anything else. */
export function readRange(text: string): Range | undefined {
  const parts = text.trim().split(/\s*(?:\.\.+|–|-|\s)\s*/);
  const [low, typical, high] = parts.map(part => readAmount(part));
  if (parts.length === 1) return low === undefined ? undefined : { low, typical: low, high: low };
  const isUnbounded = parts.length === 3 && /^(unbounded|∞)$/i.test(parts[2]!);
  if (parts.length !== 3 || low === undefined || typical === undefined) return undefined;
  if (isUnbounded) return low <= typical ? { low, typical, high: null } : undefined;
  return high !== undefined && low <= typical && typical <= high ? { low, typical, high } : undefined;
}

/** A range as `readRange` takes it. */
export function writeRange({ low, typical, high }: Range): string {
  return low === typical && high === typical
    ? String(typical)
    : `${low}..${typical}..${high === null ? 'unbounded' : high}`;
}
