import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { documentation, schemaText } from '../../scripts/configuration-docs/documentation.ts';
import { EXAMPLES } from '../../scripts/configuration-docs/examples.ts';
import { configurationSchema, readConfiguration } from '../../src/configuration/index.ts';
import { fileShape } from '../../src/configuration/shapes/file-shape.ts';
import { generateConfiguration } from '../../src/configuration/generate/generate-configuration.ts';
import { readPragma } from '../../src/engine/settings/read-pragma.ts';
import { call, feature, reportOf } from './report-of.ts';

const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(configurationSchema());
const accepts = (text: string) => validate(parse(text) as unknown);

describe('the files made from the shapes', () => {
  it('docs/configuration.md is up to date: run npm run docs:configuration', () =>
    expect(readFileSync('docs/configuration.md', 'utf8')).toBe(documentation()));
  it('inference-cost.schema.json is up to date', () =>
    expect(readFileSync('inference-cost.schema.json', 'utf8')).toBe(schemaText()));
  it('the manifest offers the schema to editors', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { yamlValidation: unknown };
    };
    expect(contributes.yamlValidation).toEqual([
      { fileMatch: ['inference-cost.yml'], url: './inference-cost.schema.json' },
    ]);
  });
});

describe('examples', () => {
  it('there is one of each member', () =>
    expect(Object.keys(EXAMPLES)).toEqual(Object.keys(fileShape.members)));
  test.each(Object.entries(EXAMPLES))('%s', (name, text) => {
    const { problems } = readConfiguration('inference-cost.yml', text);
    expect(problems).toEqual([]);
    expect(accepts(text), JSON.stringify(validate.errors)).toBe(true);
    expect(Object.keys(parse(text) as object)).toEqual([name]);
  });
  it('all of them make one file', () => {
    const all = Object.values(EXAMPLES).join('\n');
    expect(readConfiguration('inference-cost.yml', all).problems).toEqual([]);
    expect(accepts(all)).toBe(true);
  });
  it('comments of the page are read', () => {
    const comments = documentation().match(/^(#|\/\/) inference-cost(:|-ignore).*$/gm)!;
    expect(comments.map(comment => readPragma(comment).problems)).toEqual([[], [], []]);
    expect(comments.map(comment => readPragma(comment).pragmas.length)).toEqual([1, 1, 1]);
  });
});

describe('the schema and the reader agree', () => {
  it('on a generated file', () => {
    const generated = generateConfiguration(reportOf([call('a.py#f/create#0')], [feature('chat')]));
    expect('text' in generated && accepts(generated.text)).toBe(true);
  });
  test.each([
    'features: { a: { volume: -1 } }',
    'features: { a: { volume: many } }',
    'features: { a: { volumn: 1 } }',
    'featurs: {}',
    'version: 1.5',
    'assumptions: { everywhere: { cache-hit-rate: 140 } }',
    'assumptions: { everywhere: { output: { low: 1 } } }',
    'rules: { a: loud }',
    'dismissed: [{ reason: a }]',
    'dismissed: [{ finding: a, date: yesterday }]',
    'prices: { models: { a: { input: -1 } } }',
    'sdks: { a: { packages: [b] } }',
    'features: [a]',
  ])('both refuse %s', text => {
    expect(readConfiguration('inference-cost.yml', text).problems).not.toEqual([]);
    expect(accepts(text)).toBe(false);
  });
  test.each([
    '',
    'features:',
    'features: { a: }',
    'rules: { a: off, b: on, c: hint }',
    'exclude: legacy',
    'assumptions: { everywhere: { cache-hit-rate: 40 %, output: { typical: 3, high: unbounded } } }',
  ])('both take %j', text => {
    expect(readConfiguration('inference-cost.yml', text).problems).toEqual([]);
    expect(accepts(text), JSON.stringify(validate.errors)).toBe(true);
  });
});
