import type { SourceUnit } from './source-unit.ts';
import type { Span } from './span.ts';

/** How long the lists of facts are. */
export type Counts = Readonly<Record<'body' | 'imports' | 'exports' | 'functions' | 'classes', number>>;

/** A statement at the top of a file, and how much had been read of the file before it. */
export interface Part extends Span {
  readonly before: Counts;
}

/** What a reader has read so far: the facts it goes on with. */
export type Gathered = {
  readonly [K in keyof Counts]: SourceUnit[K] extends readonly (infer T)[] ? T[] : never;
};

export const nothingGathered = (): Gathered => ({
  body: [],
  imports: [],
  exports: [],
  functions: [],
  classes: [],
});

export const countsOf = (gathered: Pick<SourceUnit, keyof Counts>): Counts => ({
  body: gathered.body.length,
  imports: gathered.imports.length,
  exports: gathered.exports.length,
  functions: gathered.functions.length,
  classes: gathered.classes.length,
});
