import { beforeAll, describe, expect, it } from 'vitest';
import { createSourceReader } from '../../../src/engine/syntax/create-source-reader.ts';
import type { SourceReader } from '../../../src/engine/syntax/source-reader.ts';
import { loadGrammars } from '../../support/grammars.ts';

let reader: SourceReader;
beforeAll(async () => {
  reader = await createSourceReader(loadGrammars());
});

describe('readPython', () => {
  it('reads a call with its keywords, where its name and its brackets stand', () => {
    const text = 'r = client.chat.completions.create(model="gpt-4o", max_tokens=5)\n';
    const facts = reader.read('a.py', text)!;
    const stmt = facts.body[0]!;
    if (stmt.kind !== 'assign' || stmt.value?.kind !== 'call') throw new Error('no call');
    const { nameStart, argsStart, argsEnd, args } = stmt.value;
    expect(text.slice(nameStart, argsStart)).toBe('create(');
    expect(text.slice(argsStart, argsEnd)).toBe('model="gpt-4o", max_tokens=5');
    expect(args.map(arg => [arg.name, arg.value.kind])).toEqual([
      ['model', 'string'],
      ['max_tokens', 'number'],
    ]);
  });
});
