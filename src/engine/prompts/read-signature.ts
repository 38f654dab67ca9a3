import { argumentOf } from '../values/arguments.ts';
import type { Machine } from '../values/evaluate.ts';
import { dedented } from '../values/templates.ts';
import type { Role } from '../model.ts';
import type { BoundCall, ClassValue, Value } from '../values/value.ts';
import { asHole, holePart, part, type PromptPart } from './prompt-parts.ts';

/**
 * What a signature of DSPy puts into the prompt: the text of a short one ("question -> answer"), of a class its
 * docstring and what its fields are described as. The frame that the adapter writes around it is not in the source.
 */
export function readSignature(value: Value, role: Role, machine: Machine): PromptPart[] {
  switch (value.kind) {
    case 'absent':
      return [];
    case 'text':
      return value.pieces.length === 0 ? [] : [part(role, value.pieces)];
    case 'one-of':
      return readSignature(value.options[0]!.value, role, machine);
    case 'class':
      return ofClass(value, role, machine);
    case 'external': {
      const made = /(^|\.)(Signature|make_signature|with_instructions)\(\)$/.test(value.path)
        ? value.calls.at(-1)
        : undefined;
      if (!made) return [holePart(role, asHole(value, 'signature'))];
      return textsIn(made, ['signature', 'instructions'], machine).flatMap(text =>
        readSignature(text, role, machine),
      );
    }
    default:
      return [holePart(role, asHole(value, 'signature'))];
  }
}

function ofClass({ facts, classId }: ClassValue, role: Role, machine: Machine): PromptPart[] {
  const cls = facts.classes[classId]!;
  const place = { file: facts.file, start: cls.start, end: cls.end };
  const parts: PromptPart[] = [];
  if (cls.doc !== null && cls.doc.trim() !== '') {
    const doc = dedented({ kind: 'text', pieces: [{ text: cls.doc, ...place }], via: 'literal' }, true);
    parts.push(part(role, doc.pieces));
  }
  for (const field of cls.fields) {
    if (!field.value) continue;
    const value = machine.evaluate(field.value, { facts, functionId: cls.functionId, frame: null });
    const made = value.kind === 'external' ? value.calls.at(-1) : undefined;
    if (!made || !/(Input|Output|OldInput|OldOutput)?Field\(\)$/.test((value as { path: string }).path))
      continue;
    const description = argumentOf(made, 'desc', null, machine.evaluate);
    if (description.kind === 'text' && description.pieces.length > 0)
      parts.push({ ...part(role, description.pieces), continues: parts.length > 0 });
  }
  return parts;
}

const textsIn = (made: BoundCall, names: readonly string[], machine: Machine): Value[] =>
  names.map((name, i) => argumentOf(made, name, i, machine.evaluate)).filter(v => v.kind !== 'absent');
