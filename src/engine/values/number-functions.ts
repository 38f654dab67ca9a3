import { farther, type ConstantValue, type Value } from './value.ts';

const round = (n: number): number => Math.sign(n) * Math.round(Math.abs(n));

/** Functions of numbers, by their full names in both languages. */
const FUNCTIONS: ReadonlyMap<string, (...numbers: number[]) => number> = new Map([
  ['min', Math.min],
  ['max', Math.max],
  ['Math.min', Math.min],
  ['Math.max', Math.max],
  ['abs', Math.abs],
  ['Math.abs', Math.abs],
  ['math.floor', Math.floor],
  ['Math.floor', Math.floor],
  ['math.ceil', Math.ceil],
  ['Math.ceil', Math.ceil],
  ['math.trunc', Math.trunc],
  ['Math.trunc', Math.trunc],
  ['Math.round', Math.round],
  ['math.sqrt', Math.sqrt],
  ['Math.sqrt', Math.sqrt],
  ['math.log2', Math.log2],
  ['Math.log2', Math.log2],
  ['pow', Math.pow],
  ['math.pow', Math.pow],
  ['Math.pow', Math.pow],
]);

export const isNumberFunction = (name: string): boolean => name === 'round' || FUNCTIONS.has(name);

/** What a function of numbers that are all known gives; undefined for any other function, and where one is open. */
export function numberResult(name: string, args: readonly Value[]): Value | undefined {
  // Python rounds halves to even: only what is no half is the same everywhere.
  const [only] = args;
  if (name === 'round' && args.length === 1 && isNumber(only) && only.value % 1 !== 0.5)
    return { ...only, value: round(only.value) };
  const compute = FUNCTIONS.get(name);
  if (!compute) return undefined;
  const listed = args.length === 1 && only?.kind === 'list' ? itemsOf(only) : args;
  if (!listed || listed.length === 0 || !listed.every(isNumber)) return undefined;
  const value = compute(...listed.map(v => v.value));
  const [first] = listed;
  return Number.isFinite(value)
    ? { kind: 'constant', value, via: listed.map(v => v.via).reduce(farther), place: first!.place }
    : undefined;
}

const itemsOf = ({ items }: Extract<Value, { kind: 'list' }>): readonly Value[] | undefined =>
  items.every(i => !i.isSpread && i.when === null) ? items.map(i => i.value) : undefined;

const isNumber = (value: Value | undefined): value is ConstantValue & { readonly value: number } =>
  value?.kind === 'constant' && typeof value.value === 'number';
