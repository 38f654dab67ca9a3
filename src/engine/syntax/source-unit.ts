import type { FileFacts } from './facts.ts';
import type { Part } from './parts.ts';

/**
 * What a language's reader (`readPython`, `readScript`) makes of one parsed text; the source reader adds file,
 * language, text and pragmas.
 */
export type SourceUnit = Pick<
  FileFacts,
  'imports' | 'exports' | 'body' | 'functions' | 'classes' | 'broken'
> & {
  /** Of this text, without what was read above it. */
  readonly parts: readonly Part[];
};
