import type { ModelSource } from '../model.ts';
import type { Machine } from '../values/evaluate.ts';
import { constantText, optionsOf, type Place, type Value } from '../values/value.ts';
import { familyOf } from './call-site.ts';
import { createFieldReader } from './fields.ts';
import type { SdkIndex } from './sdk-index.ts';

/** Which model a call uses, as far as the source decides it. */
export interface ModelReading {
  readonly ids: readonly string[];
  readonly source: ModelSource;
  readonly places: readonly Place[];
  /** Provider that the value names itself (a provider factory), else null. */
  readonly provider: string | null;
  /** Why only run time knows; null when the source decides. */
  readonly why: string | null;
}

/** Reads strings, choices and values made by a provider's factory (`openai("gpt-4o")`). */
export function readModel(value: Value, index: SdkIndex, machine: Machine): ModelReading {
  const ids: string[] = [];
  const places: Place[] = [];
  let provider: string | null = null;
  let source: ModelSource = 'literal';
  let why: string | null = null;
  for (const { value: option } of optionsOf(value)) {
    const read = readOne(option, index, machine);
    if (read.ids.length === 0) why ??= read.why;
    provider ??= read.provider;
    if (read.ids.length > 0 && ids.length === 0) source = read.source;
    for (const [i, id] of read.ids.entries()) {
      if (ids.includes(id)) continue;
      ids.push(id);
      places.push(read.places[i]!);
    }
  }
  if (ids.length === 0)
    return { ids, source: 'runtime', places, provider, why: why ?? 'model known only at run time' };
  return { ids, source: ids.length > 1 ? 'multiple' : source, places, provider, why: null };
}

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
        source: value.via,
        places: [{ file: piece.file, start: piece.start, end: piece.end }],
        provider: null,
        why: null,
      };
    }
    case 'external': {
      const call = value.calls.at(-1);
      const made = call && index.model(value, familyOf(call.context.facts));
      if (!made?.call) return nothing('made by something that we do not know');
      const fields = createFieldReader(
        made.call,
        { positional: made.factory.positional },
        made.calls,
        {},
        machine,
      );
      const read = readModel(fields.read(made.factory.model), index, machine);
      return { ...read, provider: read.provider ?? made.factory.provider ?? null };
    }
    case 'absent':
      return nothing('no model given');
    case 'unknown':
      return nothing(value.why);
    default:
      return nothing('model known only at run time');
  }
}
