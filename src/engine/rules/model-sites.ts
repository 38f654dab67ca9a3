import type { Place } from '../values/value.ts';
import type { RuledCall, Surroundings, TextEdit } from './define-rule.ts';

/** A place that decides a model, with all calls that it moves. */
export interface ModelGroup {
  readonly id: string;
  readonly place: Place;
  /** Other places that give the same id to these calls: they move together. */
  readonly again: readonly Place[];
  readonly calls: readonly RuledCall[];
}

/** Calls by the place where their model's id is written, for each id that they may use. */
export function modelGroups(calls: readonly RuledCall[]): ModelGroup[] {
  const groups = new Map<string, { id: string; place: Place; again: Place[]; calls: RuledCall[] }>();
  for (const call of calls) {
    const { ids, places, again = [] } = call.resolved.model;
    for (const [i, id] of ids.entries()) {
      const place = places[i];
      if (!place) continue;
      const key = `${place.file}:${String(place.start)}`;
      const group = groups.get(key) ?? { id, place, again: [], calls: [] };
      groups.set(key, group);
      group.calls.push(call);
      for (const other of again)
        if (other.id === id && !group.again.some(p => isSame(p, other.place))) group.again.push(other.place);
    }
  }
  return [...groups.values()];
}

const isSame = (a: Place, b: Place): boolean => a.file === b.file && a.start === b.start;

/** Puts another id where the model is written, quotes and what stands around left as they are. */
export function replaceModel(
  { id, place }: Pick<ModelGroup, 'id' | 'place'>,
  next: string,
  { text }: Surroundings,
): TextEdit | undefined {
  const source = text(place.file)?.slice(place.start, place.end);
  if (source === undefined) return undefined;
  const at = source.indexOf(id);
  if (at < 0 || source.indexOf(id, at + 1) >= 0) return undefined;
  // More than quotes around it is another text that happens to hold the id.
  if (!/^[rbu]?['"`]{0,3}$/i.test(source.slice(0, at)) || !/^['"`]{0,3}$/.test(source.slice(at + id.length)))
    return undefined;
  return { file: place.file, start: place.start + at, end: place.start + at + id.length, text: next };
}

/** Tells a group's finding from those of the other models that its first call may use. */
export const subjectOf = ({ id, calls: [first] }: ModelGroup): { readonly subject?: string } =>
  (first?.resolved.model.ids.length ?? 0) > 1 ? { subject: id } : {};

/** Says how far a model's place reaches: "this call", "3 calls". */
export const reach = (calls: readonly unknown[]): string =>
  calls.length === 1 ? 'this call' : `${String(calls.length)} calls`;
