import type { ModelSource } from '../model.ts';
import type { Machine } from '../values/evaluate.ts';
import {
  constantText,
  oneOf,
  optionsOf,
  sourceOfVia,
  unknown,
  type ConstantPiece,
  type Piece,
  type Place,
  type TextValue,
  type Value,
} from '../values/value.ts';
import { familyOf } from './call-site.ts';
import { fieldsOfCall } from './fields.ts';
import type { SdkIndex } from './sdk-index.ts';

/** Which model a call uses, as far as the source decides it. */
export interface ModelReading {
  readonly ids: readonly string[];
  readonly source: ModelSource;
  readonly places: readonly Place[];
  /** Where an id is written once more: another entry of a table, another caller. */
  readonly again?: readonly IdPlace[];
  /** Provider that the value names itself (a provider factory); null where it names none, or several. */
  readonly provider: string | null;
  /** Of each id, where they differ. */
  readonly providers?: readonly (string | null)[];
  /** All whose factories get an id, where an id goes to several: `createOpenAI()(model)` or `createGoogle()(model)`. */
  readonly takers?: Takers;
  /** Why only run time knows; null when the source decides. */
  readonly why: string | null;
  /** Beside these ids it may be what only run time knows. */
  readonly isOpen?: true;
}

export interface IdPlace {
  readonly id: string;
  readonly place: Place;
}

/** Places beside the first one of each id; undefined where there is none. */
export function againOf(
  readings: readonly ModelReading[],
  first: ReadonlyMap<string, Place | undefined>,
): { readonly again?: readonly IdPlace[] } {
  const again = new Map<string, IdPlace>();
  for (const { ids, places, again: more = [] } of readings)
    for (const one of [...ids.map((id, i) => ({ id, place: places[i] })), ...more]) {
      const known = first.get(one.id);
      if (!one.place || !known || (one.place.file === known.file && one.place.start === known.start))
        continue;
      again.set(`${one.place.file}:${String(one.place.start)}`, { id: one.id, place: one.place });
    }
  return again.size > 0 ? { again: [...again.values()] } : {};
}

type Takers = ReadonlyMap<string, readonly string[]>;

/** Who gets each id by several readings; undefined where no id goes to more than one. */
export function takersOf(readings: readonly ModelReading[]): { readonly takers?: Takers } {
  const all = new Map<string, readonly string[]>();
  for (const reading of readings)
    for (const [i, id] of reading.ids.entries()) {
      const own = reading.takers?.get(id) ?? [providerAt(reading, i)].filter(p => p !== null);
      all.set(id, [...new Set([...(all.get(id) ?? []), ...own])]);
    }
  return [...all.values()].some(list => list.length > 1) ? { takers: all } : {};
}

/** Reads strings, choices and values made by a provider's factory (`openai("gpt-4o")`). */
export function readModel(value: Value, index: SdkIndex, machine: Machine): ModelReading {
  const ids: string[] = [];
  const places: Place[] = [];
  const providers: (string | null)[] = [];
  let source: ModelSource = 'literal';
  let why: string | null = null;
  /** Of a factory that got no model that we know. */
  let nobody: string | null = null;
  const readings = optionsOf(value).map(o => readOne(o.value, index, machine));
  for (const read of readings) {
    if (read.ids.length === 0) why ??= read.why;
    nobody ??= read.ids.length === 0 ? read.provider : null;
    if (read.ids.length > 0 && ids.length === 0) source = read.source;
    for (const [i, id] of read.ids.entries()) {
      if (ids.includes(id)) continue;
      ids.push(id);
      places.push(read.places[i]!);
      providers.push(providerAt(read, i));
    }
  }
  if (ids.length === 0)
    return { ids, source: 'runtime', places, provider: nobody, why: why ?? 'model known only at run time' };
  return {
    ids,
    source: ids.length > 1 ? 'multiple' : source,
    places,
    ...soldBy(providers),
    ...takersOf(readings),
    ...againOf(readings, new Map(ids.map((id, i) => [id, places[i]]))),
    why: null,
    ...(why === null ? {} : { isOpen: true }),
  };
}

/** One provider of all ids, or that of each. */
export function soldBy(providers: readonly (string | null)[]): Pick<ModelReading, 'provider' | 'providers'> {
  const [first = null] = providers;
  return providers.every(p => p === first) ? { provider: first } : { provider: null, providers };
}

/** A reading with some of its ids alone, each with its own place and provider still. */
export const keepingIds = (model: ModelReading, keep: (index: number) => boolean): ModelReading =>
  pickingIds(model, [...model.ids.keys()].filter(keep));

/** The same by the ids' indexes, in this order. */
export function pickingIds(model: ModelReading, kept: readonly number[]): ModelReading {
  const { providers, ...rest } = model;
  return {
    ...rest,
    ids: kept.map(i => model.ids[i]!),
    places: kept.flatMap(i => model.places[i] ?? []),
    ...(providers ? soldBy(kept.map(i => providers[i]!)) : {}),
  };
}

/** Each id is some factory's, and each of those tells its provider. */
export const areAllSold = ({ providers }: ModelReading): boolean =>
  providers?.every(p => p !== null) === true;

export const providerAt = ({ provider, providers }: ModelReading, index: number): string | null =>
  providers?.[index] ?? provider;

function readOne(value: Value, index: SdkIndex, machine: Machine): ModelReading {
  const nothing = (why: string, provider: string | null = null): ModelReading => ({
    ids: [],
    source: 'runtime',
    places: [],
    provider,
    why,
  });
  switch (value.kind) {
    case 'text': {
      const id = constantText(value);
      const [piece] = value.pieces;
      if (id === undefined) return nothing('a part of the model name is known only at run time');
      if (id.trim() === '' || !piece || !('text' in piece)) return nothing('the model name is empty');
      return {
        ids: [id],
        source: sourceOfVia(value.via),
        places: [{ file: piece.file, start: piece.start, end: piece.end }],
        ...(value.again && { again: value.again.map(place => ({ id, place })) }),
        provider: null,
        why: null,
      };
    }
    case 'external': {
      const call = value.calls.at(-1);
      const made = call && index.model(value, familyOf(call.context.facts));
      if (!made?.call) return nothing('made by something that we do not know');
      const fields = fieldsOfCall(
        made.call,
        { positional: made.factory.positional },
        { calls: made.calls, positions: {} },
        machine,
      );
      const read = readModel(fields.read(made.factory.model), index, machine);
      return read.providers ? read : { ...read, provider: read.provider ?? made.factory.provider ?? null };
    }
    case 'absent':
      return nothing('no model given');
    case 'unknown':
      return nothing(value.why);
    default:
      return nothing('model known only at run time');
  }
}

/** The id behind a word of a path: "models/" in "projects/{p}/publishers/google/models/gemini-2.0-flash:predict". */
export function modelInPath(value: Value, after: string): Value {
  if (value.kind === 'one-of')
    return oneOf(value.options.map(o => ({ value: modelInPath(o.value, after), when: o.when })));
  if (value.kind !== 'text') return value;
  for (const [i, piece] of value.pieces.entries()) {
    const at = 'text' in piece ? piece.text.lastIndexOf(after) : -1;
    if (!('text' in piece) || at < 0) continue;
    const isPath = after === 'ai/run/' || after === 'models/';
    return idAtStart([{ ...piece, text: piece.text.slice(at + after.length) }, ...value.pieces.slice(i + 1)]);

    function idAtStart(pieces: readonly Piece[]): Value {
      const id: ConstantPiece[] = [];
      for (const one of pieces) {
        // The rest of the name stands in a hole, unless something ends it before.
        if ('hole' in one)
          return id.length === 0
            ? one.hole
            : unknown('a part of the model name is known only at run time', after);
        const [bare = ''] = /^[^?#]*/.exec(one.text)!;
        const name = cut(bare, isPath);
        if (name !== '') id.push({ ...one, text: name });
        if (name !== one.text) break;
      }
      return { ...(value as TextValue), pieces: id };
    }
  }
  // A path without the word may be the id itself.
  const only = value.pieces.length === 1 ? constantText(value) : undefined;
  return only !== undefined && !only.includes('://')
    ? value
    : unknown('the address does not name the model', after);
}

/** Ends an id at what follows it in an address: a verb (":generateContent") or the next part of the path. */
function cut(text: string, mayHoldSlash: boolean): string {
  const bare = text
    .replace(/:(?:[a-z]+[A-Z]\w*|predict)$/, '')
    .replace(/\/(predictions|versions.*|invoke.*|converse.*)$/, '');
  return mayHoldSlash ? bare : bare.replace(/[/&].*$/, '');
}
