export type ModelSize = 'small' | 'middle' | 'large';

/** The size that makers give a model in its name (mini, haiku, flash-lite …); those that say nothing are large. */
export function sizeOf(id: string): ModelSize {
  if (/mini(?!max)|nano|luna|haiku|lite|small|ministral|-\db|-r7b|3\.5-turbo|gpt-oss-20b/.test(id))
    return 'small';
  return /sonnet|terra|flash|medium|command-r|maverick|scout/.test(id) ? 'middle' : 'large';
}
