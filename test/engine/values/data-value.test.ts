import { expect, test } from 'vitest';
import { dataValue, parseData } from '../../../src/engine/values/data-value.ts';
import type { Value } from '../../../src/engine/values/value.ts';

const spans = (value: Value): [number, number][] =>
  value.kind === 'text'
    ? value.pieces.map(p => ('text' in p ? [p.start, p.end] : [-1, -1]))
    : value.kind === 'object'
      ? [...value.entries.values()].flatMap(spans)
      : value.kind === 'list'
        ? value.items.flatMap(item => spans(item.value))
        : [];

test('equal strings of a file stand where each is written', () => {
  const text = '{"a": "same words", "b": ["same words", "say \\"hi\\""], "c": "same words"}';
  const places = spans(dataValue(parseData(text, 'json'), 'a.json', text));
  expect(places.map(([start, end]) => text.slice(start, end))).toEqual([
    'same words',
    'same words',
    text, // written otherwise than it reads
    'same words',
  ]);
  expect(new Set(places.map(([start]) => start)).size).toBe(4);
});

test('a block of YAML spans from its first line to its last', () => {
  const text = 'system: |\n  Be short.\n\n  Be kind.\nmodel: gpt-4.1\n';
  const places = spans(dataValue(parseData(text, 'yaml'), 'a.yml', text));
  expect(places.map(([start, end]) => text.slice(start, end))).toEqual([
    'Be short.\n\n  Be kind.',
    'gpt-4.1',
  ]);
});
