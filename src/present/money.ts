import type { UsdRange } from '../engine/model.ts';

const enDash = ' – ';

/**
 * A USD amount in the fewest digits that still tell two amounts apart: two significant ones below a dollar, cents
 * to ten dollars, whole dollars from there, three significant digits from a thousand. No currency sign.
 */
export function amount(usd: number): string {
  const size = Math.abs(usd);
  if (size === 0) return '0';
  if (size >= 999.5) return grouped(Number(usd.toPrecision(3)));
  if (size >= 9.995) return grouped(Math.round(usd));
  if (size >= 0.995) return usd.toFixed(2);
  const digits = Math.min(1 - Math.floor(Math.log10(Number(size.toPrecision(2)))), 20);
  return usd.toFixed(digits);
}

/** `$0.0031`, `-$12`. */
export function money(usd: number): string {
  return usd < 0 ? `-$${amount(-usd)}` : `$${amount(usd)}`;
}

/** `$0.0031 – 0.012`; one amount with a `~` in front where both ends round to the same. */
export function moneyRange(usd: UsdRange): string {
  const [low, high] = [amount(usd.low), amount(usd.high)];
  if (low === high) return usd.low === usd.high ? `$${low}` : `~$${low}`;
  return `$${low}${enDash}${high}`;
}

/** Thousands with commas, in every locale: the same code gives the same text everywhere. */
export function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${commas}.${fraction}` : commas;
}

/** `58 – 74 %`, of fractions between 0 and 1. */
export function percentRange(low: number, high: number): string {
  const [from, to] = [Math.round(low * 100), Math.round(high * 100)];
  return from === to ? `${from} %` : `${from}${enDash}${to} %`;
}
