export type ModelSize = 'small' | 'middle' | 'large';

/** The size that makers give a model in its name (mini, haiku, flash-lite …); those that say nothing are large. */
export function sizeOf(id: string): ModelSize {
  if (/(^|-)mini(?!max)|nano|luna|haiku|lite|small|ministral|-\db|-r7b|3\.5-turbo|gpt-oss-20b|scout/.test(id))
    return 'small';
  return /sonnet|terra|flash|medium|command-r|maverick/.test(id) ? 'middle' : 'large';
}

/** The first version number in a name: 5.4 of gpt-5.4-mini, 4.6 of claude-sonnet-4-6; null where there is none. */
export function generationOf(id: string): number | null {
  const found = /(?:^|[a-z]-?)(\d{1,2})(?:[.-](\d{1,2}))?(?=-|$|[a-z])/.exec(id);
  return found ? Number(found[1]) + Number(found[2] ?? 0) / 100 : null;
}

/** The models below the small ones. */
const SMALLEST = /nano|flash-lite|ministral-3b|micro/;
export const isSmallest = (id: string): boolean => SMALLEST.test(id);
/** Sizes of their own: the smallest, and those above the large ones. */
const EXTREMES: readonly RegExp[] = [SMALLEST, /^(?!gemini|deepseek).*-pro(-|$)|astra|fable|ultra|heavy/];
/** What a model is made for beside answering in general. */
const SPECIALITIES = /code[rx]?|devstral|codestral|search|deep-research|vl|vision|audio|image|translate/g;

/** What another model would be to the present one: its like of the same or a later generation, or the next size below. */
export type ModelStep = 'same size' | 'next size of a later generation' | 'next size';

/** Null for all that no maker would call a successor: older, of another line or made for something else, much smaller. */
export function stepBetween(from: string, to: string): ModelStep | null {
  const [before, after] = [generationOf(from) ?? 0, generationOf(to) ?? 0];
  // Nobody goes back a generation to save.
  if (after < before || lineOf(from) !== lineOf(to)) return null;
  if (specialities(from) !== specialities(to) || parameters(to) < parameters(from)) return null;
  if (EXTREMES.some(extreme => extreme.test(from) !== extreme.test(to))) return null;
  const [size, next] = [sizeOf(from), sizeOf(to)];
  if (size === next) return 'same size';
  // Where makers offer no ladder of sizes, a name that says none is not the large one.
  if (size !== 'large' || next !== 'middle' || !/^(claude|gpt|gemini)$/.test(lineOf(from))) return null;
  return Math.floor(after) > Math.floor(before) ? 'next size of a later generation' : 'next size';
}

/** Sizes of one line, the smallest first. */
const LADDER = ['smallest', 'small', 'middle', 'large'] as const;
const rungOf = (id: string): number => LADDER.indexOf(isSmallest(id) ? 'smallest' : sizeOf(id));

/** Whether another model of the same line is of a smaller size, by its name; null where it isn't, or says nothing of it. */
export function smallerSize(from: string, to: string): 'smaller' | 'smallest' | null {
  if (lineOf(from) !== lineOf(to) || rungOf(to) >= rungOf(from)) return null;
  return isSmallest(to) ? 'smallest' : 'smaller';
}

/** `gpt`, `claude`, `gemini`: the maker's name for a line of models. OpenAI's o3 and gpt-5 are one. */
const lineOf = (id: string): string =>
  (/^[a-z]+/.exec(id.toLowerCase())?.[0] ?? '').replace(/^o$|^chatgpt$/, 'gpt');

const specialities = (id: string): string => [...(id.match(SPECIALITIES) ?? [])].sort().join();

/** Parameters in billions, where the name says them: 235 of qwen3-235b-a22b; else as many as can be. */
const parameters = (id: string): number => Number(/-(\d+)b(?=-|$)/.exec(id)?.[1] ?? Infinity);
