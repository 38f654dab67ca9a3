export type ModelSize = 'small' | 'middle' | 'large';

/** The size that makers give a model in its name (mini, haiku, flash-lite …); those that say nothing are large. */
export function sizeOf(id: string): ModelSize {
  if (/(^|-)mini(?!max)|nano|luna|haiku|lite|small|ministral|-\db|-r7b|3\.5-turbo|gpt-oss-20b/.test(id))
    return 'small';
  return /sonnet|terra|flash|medium|command-r|maverick|scout/.test(id) ? 'middle' : 'large';
}

/** The first version number in a name: 5.4 of gpt-5.4-mini, 4.6 of claude-sonnet-4-6; null where there is none. */
export function generationOf(id: string): number | null {
  const found = /(?:^|[a-z]-?)(\d{1,2})(?:[.-](\d{1,2}))?(?=-|$|[a-z])/.exec(id);
  return found ? Number(found[1]) + Number(found[2] ?? 0) / 100 : null;
}

/** The models below the small ones: nano, flash-lite. */
const isSmallest = (id: string): boolean => /nano|flash-lite|ministral-3b|micro/.test(id);

/** The same size, or from a large model to a middle one: what small models can do is the matter of simple tasks. */
export function isNaturalStep(from: string, to: string): boolean {
  // Nobody goes back a generation to save.
  if ((generationOf(to) ?? 0) < (generationOf(from) ?? 0)) return false;
  if (isSmallest(to) && !isSmallest(from)) return false;
  const size = sizeOf(from);
  return sizeOf(to) === size || (size === 'large' && sizeOf(to) === 'middle');
}
