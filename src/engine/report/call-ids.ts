import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { LineMap, Place } from '../syntax/line-map.ts';
import type { SourcePlace } from '../model.ts';

/** "src/a.py:12:34", in notebooks "nb.ipynb#3:12:34". */
export function idOf(file: string, place: Place): string {
  return `${file}${place.cell === undefined ? '' : `#${String(place.cell)}`}:${String(place.line)}:${String(place.column)}`;
}

export const placeIn = (file: string, place: Place): SourcePlace => ({
  file,
  ...(place.cell === undefined ? {} : { cell: place.cell }),
  line: place.line,
  column: place.column,
});

/** Keys that survive shifted lines: file, enclosing function, method, ordinal among equals. */
export function keysOf(calls: readonly ResolvedCall[]): Map<ResolvedCall, string> {
  const seen = new Map<string, number>();
  const keys = new Map<ResolvedCall, string>();
  for (const call of calls) {
    const method = call.site.match.method.path;
    const stem = `${call.site.facts.file}#${call.enclosing ?? ''}/${typeof method === 'string' ? method : method[0]!}`;
    const ordinal = seen.get(stem) ?? 0;
    seen.set(stem, ordinal + 1);
    keys.set(call, `${stem}#${String(ordinal)}`);
  }
  return keys;
}

export type LinesOf = (file: string) => LineMap | undefined;
