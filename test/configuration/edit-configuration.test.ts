import { describe, expect, it, test } from 'vitest';
import { editConfiguration } from '../../src/configuration/edit/edit-configuration.ts';
import type { ConfigurationEdit } from '../../src/configuration/edit/edit-configuration.ts';
import {
  dismissFinding,
  setAssumption,
  setRule,
  setVolume,
} from '../../src/configuration/edit/product-edits.ts';

const edited = (text: string, ...edits: ConfigurationEdit[]) => {
  const result = editConfiguration(text, edits);
  return 'text' in result ? result.text : `refused: ${result.refused}`;
};
const set = (path: string, value: never | string | number | object): ConfigurationEdit => ({
  kind: 'set',
  path: path.split('.'),
  value: value as never,
});
const remove = (path: string): ConfigurationEdit => ({
  kind: 'remove',
  path: path.split('.').map(step => (/^\d+$/.test(step) ? Number(step) : step)),
});
const append = (path: string, value: string | object): ConfigurationEdit => ({
  kind: 'append',
  path: path.split('.'),
  value: value as never,
});

describe('set', () => {
  const cases: readonly (readonly [name: string, text: string, edit: ConfigurationEdit, expected: string])[] =
    [
      ['a number, comment kept', 'a:\n  b:   5    # runs\n', set('a.b', 7), 'a:\n  b:   7    # runs\n'],
      ['an empty value', 'a:\n  b:    # runs\nc: 1\n', set('a.b', 7), 'a:\n  b: 7    # runs\nc: 1\n'],
      ['an empty value at the end', 'a:\n  b:', set('a.b', 7), 'a:\n  b: 7'],
      [
        'a new member after the last',
        'a:\n  b: 1 # one\n\nc: 2\n',
        set('a.d', 7),
        'a:\n  b: 1 # one\n  d: 7\n\nc: 2\n',
      ],
      ['a new map at the end', 'a: 1 # one', set('b.c.d', 7), 'a: 1 # one\nb:\n  c:\n    d: 7\n'],
      ['in an empty file', '', set('a.b', 7), 'a:\n  b: 7\n'],
      ['in a file of comments', '# head\n\n# more\n', set('a.b', 7), '# head\n\n# more\na:\n  b: 7\n'],
      [
        'below a key without value',
        'a:\n  # q: 1   # tokens\n  # r: 2\nb: 1\n',
        set('a.s', 7),
        'a:\n  # q: 1   # tokens\n  # r: 2\n  s: 7\nb: 1\n',
      ],
      [
        'under the comment that suggests it',
        'a:\n  # q: 1   # tokens\n  # r: 2\nb: 1\n',
        set('a.q', 7),
        'a:\n  # q: 1   # tokens\n  q: 7\n  # r: 2\nb: 1\n',
      ],
      [
        'under a suggestion among members',
        'a:\n  x: 1\n  # q: 1   # tokens\n  y:\n    # q: 3\n    z: 1\n',
        set('a.q', 7),
        'a:\n  x: 1\n  # q: 1   # tokens\n  q: 7\n  y:\n    # q: 3\n    z: 1\n',
      ],
      ['in a flow map', 'a: { b: 1 }  # x\n', set('a.c', 'y'), 'a: { b: 1, c: y }  # x\n'],
      ['in an empty flow map', 'a: {}\n', set('a.c', 'y'), 'a: { c: y }\n'],
      ['deep in a flow map', 'a: { b: { c: 1 } }\n', set('a.d.e', 2), 'a: { b: { c: 1 }, d: { e: 2 } }\n'],
      [
        'in a flow map of several lines',
        'a: {\n  b: 1, # one\n  c: 2 # two\n}\n',
        set('a.d', 3),
        'a: {\n  b: 1, # one\n  c: 2, d: 3 # two\n}\n',
      ],
      [
        'the indentation of the file',
        'a:\n    b:\n        c: 1\n',
        set('a.d.e', 2),
        'a:\n    b:\n        c: 1\n    d:\n        e: 2\n',
      ],
      ['line ends of the file', 'a:\r\n  b: 1\r\n', set('a.c', 2), 'a:\r\n  b: 1\r\n  c: 2\r\n'],
      ['behind a BOM', '\ufeffa: 1\n', set('b', 2), '\ufeffa: 1\nb: 2\n'],
      ['a text that needs quotes', 'a: 1\n', set('b', 'x: # y'), 'a: 1\nb: "x: # y"\n'],
      ['a text that looks like a number', 'a: 1\n', set('b', '12'), 'a: 1\nb: "12"\n'],
      ['a text of two lines', 'a: 1\n', set('b', 'x\ny'), 'a: 1\nb: "x\\ny"\n'],
      ['a key that needs quotes', 'a: {}\n', set('a.x: [y]', 1), 'a: { "x: [y]": 1 }\n'],
      [
        'a range over a number',
        'a: 600 # tokens\n',
        set('a', { low: 1, typical: 2, high: 3 }),
        'a: { low: 1, typical: 2, high: 3 } # tokens\n',
      ],
      [
        'a range over a range',
        'a: { low: 1, typical: 2, high: 3 } # x\n',
        set('a', { low: 1, typical: 5, high: 9 }),
        'a: { low: 1, typical: 5, high: 9 } # x\n',
      ],
      [
        'a range over a range in lines',
        'a:\n  low: 1 # l\n  typical: 2 # t\n',
        set('a', { typical: 5, high: 9 }),
        'a:\n  # l\n  typical: 5 # t\n  high: 9\n',
      ],
      [
        'a number over a range in lines',
        'a: # of a\n  low: 1 # l\n  # before\n  typical: 2 # t\nb: 1\n',
        set('a', 5),
        'a: 5 # of a\n# l\n# before\n# t\nb: 1\n',
      ],
      [
        'a text over a long text',
        'a:\n  b: |\n    x\n    # y\n  c: 1\n',
        set('a.b', 'z'),
        'a:\n  b: z\n  c: 1\n',
      ],
      ['a list over a list', 'a: [x, y] # z\n', set('a', ['q']), 'a: [ q ] # z\n'],
      [
        'in a map with dashes at the key',
        'l:\n- a: 1\n  b: 2 # c\n',
        { kind: 'set', path: ['l', 0, 'b'], value: 3 },
        'l:\n- a: 1\n  b: 3 # c\n',
      ],
      ['__proto__', 'a:\n  b: 1\n', set('a.__proto__', 2), 'a:\n  b: 1\n  __proto__: 2\n'],
      ['before a footer', 'a:\n  b: 1\n# footer\n', set('a.c', 2), 'a:\n  b: 1\n  c: 2\n# footer\n'],
    ];
  test.each(cases)('%s', (_name, text, edit, expected) => expect(edited(text, edit)).toBe(expected));
});

describe('append', () => {
  const cases: readonly (readonly [name: string, text: string, edit: ConfigurationEdit, expected: string])[] =
    [
      ['a first item', 'a: 1\n', append('l', { x: 1, y: 2 }), 'a: 1\nl:\n  - x: 1\n    y: 2\n'],
      [
        'below a key without value',
        'l:\n  # none yet\na: 1\n',
        append('l', { x: 1 }),
        'l:\n  # none yet\n  - x: 1\na: 1\n',
      ],
      [
        'to a list',
        'l:\n  - x: 0 # c\n\n# end\n',
        append('l', { x: 1, y: 2 }),
        'l:\n  - x: 0 # c\n  - x: 1\n    y: 2\n\n# end\n',
      ],
      ['to a list at the key’s column', 'l:\n- x # c\na: 1\n', append('l', 'y'), 'l:\n- x # c\n- y\na: 1\n'],
      ['to a flow list', 'l: [x] # c\n', append('l', 'y'), 'l: [x, y] # c\n'],
      ['to an empty flow list', 'l: [] # c\n', append('l', 'y'), 'l: [y] # c\n'],
      ['to a single value', 'l: x # c\n', append('l', 'y'), 'l: [x, y] # c\n'],
      ['in a flow map', 'f: { a: 1 }\n', append('f.l', 'y'), 'f: { a: 1, l: [ y ] }\n'],
    ];
  test.each(cases)('%s', (_name, text, edit, expected) => expect(edited(text, edit)).toBe(expected));
});

describe('remove', () => {
  const cases: readonly (readonly [name: string, text: string, edit: ConfigurationEdit, expected: string])[] =
    [
      ['a member', 'a:\n  b: 1\n  c: 2\n', remove('a.b'), 'a:\n  c: 2\n'],
      [
        'a member with its comment kept',
        'a:\n  # of b\n  b: 1 # agreed\n  c: 2\n',
        remove('a.b'),
        'a:\n  # of b\n  # agreed\n  c: 2\n',
      ],
      [
        'a map with the comments inside kept',
        'a:\n  b:\n    # one\n    x: 1\n  c: 2\n',
        remove('a.b'),
        'a:\n  # one\n  c: 2\n',
      ],
      ['the only member', 'a:\n  b: 1\nc: 2\n', remove('a.b'), 'a:\nc: 2\n'],
      ['what is not there', 'a: 1\n', remove('b.c'), 'a: 1\n'],
      ['a member of a flow map', 'a: { b: 1, c: 2, d: 3 }\n', remove('a.c'), 'a: { b: 1, d: 3 }\n'],
      ['the last of a flow map', 'a: { b: 1, c: 2 }\n', remove('a.c'), 'a: { b: 1 }\n'],
      ['an item', 'l:\n  - x # c\n  - y\n', remove('l.0'), 'l:\n  # c\n  - y\n'],
      [
        'an item of several lines',
        'l:\n  - x: 1\n    y: 2 # c\n  - z: 1\n',
        remove('l.0'),
        'l:\n    # c\n  - z: 1\n'.replace('    #', '  #'),
      ],
      ['an item of a flow list', 'l: [x, y, z]\n', remove('l.1'), 'l: [x, z]\n'],
      [
        'an item between comments',
        'l: [\n  x, # one, two\n  y # three\n]\n',
        remove('l.0'),
        'l: [\n   # one, two\n  y # three\n]\n',
      ],
      ['at the top', '# head\na: 1\nb: 2\n', remove('a'), '# head\nb: 2\n'],
    ];
  test.each(cases)('%s', (_name, text, edit, expected) => expect(edited(text, edit)).toBe(expected));
});

describe('what the product changes', () => {
  it('reads like a file that a person wrote', () => {
    const text = 'version: 1\n\nfeatures:\n  # the chat\n  support-chat:\n    entries: [api/chat.py]\n';
    expect(
      edited(
        text,
        setVolume('support-chat', 50000),
        setAssumption(
          'hole',
          'context',
          { call: 'api/chat.py#answer/create#0' },
          { low: 200, typical: 600, high: null },
        ),
        setAssumption('cache-hit-rate', '*', undefined, { low: 0.4, typical: 0.4, high: 0.4 }),
        setRule('missing-output-cap', 'off'),
        dismissFinding({
          key: 'cheaper-model@api/chat.py',
          reason: 'quality: tested',
          date: '2026-11-24',
          by: 'Ada',
        }),
      ),
    ).toBe(`version: 1

features:
  # the chat
  support-chat:
    entries: [api/chat.py]
    volume: 50000
assumptions:
  calls:
    api/chat.py#answer/create#0:
      holes:
        context: { low: 200, typical: 600, high: unbounded }
  everywhere:
    cache-hit-rate: 40 %
rules:
  missing-output-cap: off
dismissed:
  - finding: cheaper-model@api/chat.py
    reason: "quality: tested"
    date: 2026-11-24
    by: Ada
`);
  });
});

describe('refused in a line', () => {
  test.each([
    [
      'broken YAML',
      'a: [1\nb: 2\n',
      set('b', 1),
      /^refused: line \d+, column \d+: this is not valid YAML.* Mend it first$/,
    ],
    [
      'below a plain value',
      'features: chat\n',
      set('features.a.volume', 1),
      /^refused: features\.a\.volume: features is a plain value, so nothing can be written below it$/,
    ],
    ['below a list', 'features: [chat]\n', set('features.a.volume', 1), /features is a list, so nothing/],
    [
      'below an alias',
      'x: &x { a: 1 }\nfeatures: *x\n',
      set('features.a.volume', 1),
      /features is an alias or a tag/,
    ],
    [
      'a list where a map stands',
      'dismissed: { a: 1 }\n',
      append('dismissed', 'x'),
      /a map stands where a list should/,
    ],
    ['two documents', 'a: 1\n---\nb: 2\n', set('b', 1), /second document/],
  ])('%s', (_name, text, edit, expected) => expect(edited(text, edit)).toMatch(expected));

  it('does nothing of several edits', () => {
    expect(editConfiguration('a: 1\nb: x\n', [set('a', 2), set('b.c', 3)])).toHaveProperty('refused');
  });
});
