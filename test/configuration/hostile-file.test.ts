import { describe, expect, it, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/index.ts';
import { matchesGlob } from '../../src/engine/settings/glob.ts';

const read = (text: string) => readConfiguration('inference-cost.yml', text);
const fill = (part: string, chars: number) => part.repeat(Math.ceil(chars / part.length));
const safe = '\nfeatures:\n  kept: { volume: 7 }\n';

describe('hostile parts are told in one line, and the rest counts', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...[...'bcdefghi'].map((name, i) => `${name}: &${name} [${fill(`*${'abcdefgh'[i]!},`, 27)}]`),
  ].join('\n');
  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      'a bomb of aliases',
      `rules:\n  r:\n    options:\n      ${bomb.replaceAll('\n', '\n      ')}${safe}`,
      /anchors and aliases .* are not read: write the value out/,
    ],
    ['an alias to itself', `rules: { r: { options: &a [*a] } }${safe}`, /anchors and aliases/],
    ['a merge key', `models: &p { aliases: { x: y } }\nrules:\n  <<: *p${safe}`, /anchors and aliases/],
    ['an alias as a key', `include: &p x\nrules:\n  *p : off${safe}`, /anchors and aliases/],
    [
      'a function',
      `prices: !!js/function "function(){ process.exit(1) }"${safe}`,
      /tags such as "tag:yaml.org,2002:js\/function" are not read: write plain values/,
    ],
    ['a Python object', `prices: !!python/object/apply:os.system ["true"]${safe}`, /tags such as/],
    ['binary data', `prices: !!binary aGVsbG8=${safe}`, /tags such as/],
    ['a tagged number', `features:\n  a: { volume: !x 3 }\n  kept: { volume: 7 }\n`, /tags such as "!x"/],
  ];
  test.each(cases)('%s', (_name, text, message) => {
    const { problems, configuration } = read(text);
    expect(problems.map(problem => problem.message)).toEqual([expect.stringMatching(message)]);
    expect(configuration.features).toContainEqual({ name: 'kept', entries: [], volumePerMonth: 7 });
  });
});

describe('hostile files are refused in one line, or read in time', () => {
  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['10 MB', fill('# a comment\n', 10_000_000), /larger than 512 KB and was not read/],
    ['lists within lists', `prices: ${'['.repeat(5000)}${']'.repeat(5000)}`, /nested deeper than 100 levels/],
    ['brackets that never close', `prices: ${'['.repeat(400_000)}`, /nested deeper than 100 levels/],
    ['lists on a line', fill('- ', 100_000), /nested deeper than 100 levels/],
    ['keys on a line', `a: ${fill('? ', 100_000)}`, /nested deeper than 100 levels/],
    [
      'a staircase of maps',
      Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      /nested deeper than 100 levels/,
    ],
    ['very many parts', fill(']', 500_000), /too many parts/],
    ['very many items', `prices:\n${fill('  - x\n', 500_000)}`, /too many parts/],
  ];
  test.each(refused)('%s', (_name, text, message) => {
    const { problems, configuration } = read(text);
    expect(problems.map(problem => problem.message)).toEqual([expect.stringMatching(message)]);
    expect(configuration.features).toEqual([]);
  });

  const odd: readonly (readonly [string, string])[] = [
    ['commas', `rules: { r: { options: [${fill(',', 20_000)}`],
    ['anchors', `rules: ${fill('&a ', 20_000)}`],
    ['a long key', `${fill('x', 400_000)}: 1`],
    ['a long number', `features: { a: { volume: ${fill('9', 400_000)} } }`],
    ['a long text', `features: { a: { segment: ${fill('9', 400_000)}x } }`],
    ['quotes that never close', `prices: "${fill('\\n', 400_000)}`],
    ['blank lines', fill(' \n', 400_000)],
    ['zero bytes', fill('\u0000\u0001', 1000)],
    ['directives', `${fill('%FOO bar\n', 5000)}---\nversion: 1`],
    ['lone surrogates', 'features: { "\ud800": { volume: 1 } }'],
  ];
  test.each(odd)('%s', (_name, text) => {
    const { problems } = read(text);
    expect(problems.length).toBeLessThanOrEqual(201);
    for (const { message, line, column } of problems) {
      expect(message).not.toMatch(/[\r\n]/);
      expect(message.length).toBeLessThan(400);
      expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
    }
  });

  it('tells at most 200 problems', () => {
    const many = Array.from({ length: 900 }, (_, i) => `unknown${i}: 1`).join('\n');
    const { problems } = read(many);
    expect(problems).toHaveLength(201);
    expect(
      problems.some(({ message }) => message === 'there are more problems: mend those above first'),
    ).toBe(true);
  });
});

describe('hostile globs', () => {
  it('take no time', () => {
    expect(matchesGlob(fill('*a', 900), fill('a', 900) + 'b')).toBe(false);
    expect(matchesGlob(fill('**/', 900) + 'x', fill('a/', 400) + 'b')).toBe(false);
    expect(matchesGlob(fill('{a,b}', 900), fill('a', 180))).toBe(false);
  });
});
