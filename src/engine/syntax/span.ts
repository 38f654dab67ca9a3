/** Offsets in UTF-16 code units into a file's text; `end` is excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
