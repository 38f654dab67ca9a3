const NUMBER = '\\d+(?:\\.\\d+)?(?:e\\d+)?';
const PLAIN = new RegExp(`^(${NUMBER})\\s*(%?)$`, 'i');
const FACTOR = new RegExp(`^[x×*]\\s*(${NUMBER})$`, 'i');

/** `20`, `40 %` as 0.4, `x2` as a factor; null for anything else. */
export function readAmount(text: string): { readonly number: number; readonly isFactor: boolean } | null {
  const factor = FACTOR.exec(text)?.[1];
  if (factor !== undefined) return finite(Number(factor), true);
  const number = readNumber(text);
  return number === null ? null : finite(number, false);
}

/** `300`, or `50..300..1500` for low, typical and high; null for anything else. */
export function readRange(
  text: string,
): { readonly low: number; readonly typical: number; readonly high: number } | null {
  const numbers = text.split('..').map(part => readNumber(part.trim()));
  if (numbers.length !== 1 && numbers.length !== 3) return null;
  const [low, typical = low, high = low] = numbers;
  if (low == null || typical == null || high == null || low > typical || typical > high) return null;
  return { low, typical, high };
}

function readNumber(text: string): number | null {
  const [, digits, percent] = PLAIN.exec(text) ?? [];
  if (digits === undefined) return null;
  const number = percent ? Number((Number(digits) / 100).toPrecision(12)) : Number(digits);
  return Number.isFinite(number) ? number : null;
}

const finite = (number: number, isFactor: boolean): { number: number; isFactor: boolean } | null =>
  Number.isFinite(number) ? { number, isFactor } : null;
