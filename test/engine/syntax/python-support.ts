import { createSourceReader } from '../../../src/engine/syntax/create-source-reader.ts';
import type { CallExpr, Expr, FileFacts } from '../../../src/engine/syntax/facts.ts';
import type { SourceReader } from '../../../src/engine/syntax/source-reader.ts';
import { loadGrammars } from '../../support/grammars.ts';

export const reader: SourceReader = await createSourceReader(loadGrammars());

export function read(text: string, file = 'a.py'): FileFacts {
  const facts = reader.read(file, text);
  if (!facts) throw new Error(`${file} was not read`);
  return facts;
}

type Json = { readonly [key: string]: unknown };

/** Every object of the facts in which `start` and `end` stand, with the nearest such object around it. In order. */
export function* spansOf(root: unknown): Generator<{ span: Json; parent: Json | null }> {
  const open: [unknown, Json | null][] = [[root, null]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, parent] = next;
    if (typeof value !== 'object' || value === null) continue;
    const span = value as Json;
    const isSpan = typeof span['start'] === 'number';
    if (isSpan) yield { span, parent };
    for (const child of Object.values(span).reverse()) open.push([child, isSpan ? span : parent]);
  }
}

export function callsOf(facts: FileFacts): CallExpr[] {
  const calls: CallExpr[] = [];
  for (const { span } of spansOf([facts.body, facts.functions, facts.classes]))
    if ((span as unknown as Expr).kind === 'call') calls.push(span as unknown as CallExpr);
  return calls;
}
