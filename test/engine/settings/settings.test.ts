import { describe, expect, it, test } from 'vitest';
import { noConfiguration } from '../../../src/engine/configuration.ts';
import type { AssumptionSetting, Configuration } from '../../../src/engine/configuration.ts';
import { assumptionFor, assumptionPath } from '../../../src/engine/settings/assumption-for.ts';
import { matchesGlob } from '../../../src/engine/settings/glob.ts';
import { modelForSite } from '../../../src/engine/settings/model-for-site.ts';

describe('matchesGlob', () => {
  test.each([
    ['**', 'a/b.py', true],
    ['**/*.py', 'b.py', true],
    ['**/*.py', 'a/b/c.py', true],
    ['*.py', 'a/b.py', false],
    ['a', 'a/b/c.py', true],
    ['a/', 'a/b/c.py', true],
    ['a/**', 'ab/c.py', false],
    ['a/*/c.py', 'a/b/c.py', true],
    ['a/**/c.py', 'a/c.py', true],
    ['a/?.py', 'a/bb.py', false],
    ['app/[id]/page.tsx', 'app/[id]/page.tsx', true],
    ['app/[id]/page.tsx', 'app/i/page.tsx', false],
    ['src/{a,b}/*.{ts,tsx}', 'src/b/x.tsx', true],
    ['src/{a,b}/*.ts', 'src/c/x.ts', false],
    ['{a', '{a', true],
    ['', 'a', false],
    ['a+(b).py', 'a+(b).py', true],
  ])('%s on %s: %s', (glob, path, expected) => expect(matchesGlob(glob, path)).toBe(expected));
});

const one = (n: number) => ({ low: n, typical: n, high: n });
const withAssumptions = (...assumptions: AssumptionSetting[]): Configuration => ({
  ...noConfiguration,
  assumptions,
});

describe('assumptionFor', () => {
  const settings = withAssumptions(
    { kind: 'output', name: '*', value: one(1) },
    { kind: 'output', name: '*', scope: { feature: 'chat' }, value: one(2) },
    { kind: 'output', name: '*', scope: { files: 'api/**' }, value: one(3) },
    { kind: 'output', name: '*', scope: { files: 'api/v2/**' }, value: one(4) },
    { kind: 'output', name: '*', scope: { call: 'k' }, value: one(5) },
    { kind: 'hole', name: '*', scope: { call: 'k' }, value: one(6) },
    { kind: 'hole', name: 'context', scope: { call: 'k' }, value: one(7) },
    { kind: 'hole', name: 'context', value: one(8) },
  );
  const typical = (
    kind: AssumptionSetting['kind'],
    name: string,
    place: Parameters<typeof assumptionFor>[3],
  ) => assumptionFor(settings, kind, name, place)?.value.typical;

  it('lets the narrowest scope win', () => {
    expect(typical('output', '*', { file: 'x.py' })).toBe(1);
    expect(typical('output', '*', { file: 'x.py', feature: 'chat' })).toBe(2);
    expect(typical('output', '*', { file: 'api/x.py', feature: 'chat' })).toBe(3);
    expect(typical('output', '*', { file: 'api/v2/x.py' })).toBe(4);
    expect(typical('output', '*', { file: 'api/v2/x.py', call: 'k' })).toBe(5);
  });
  it('prefers the name to the star', () => {
    expect(typical('hole', 'context', { file: 'x.py', call: 'k' })).toBe(7);
    expect(typical('hole', 'question', { file: 'x.py', call: 'k' })).toBe(6);
    expect(typical('hole', 'context', { file: 'x.py' })).toBe(8);
    expect(typical('hole', 'question', { file: 'x.py' })).toBeUndefined();
  });
  it('knows where a setting stands', () => {
    expect(assumptionPath('hole', 'q', { call: 'k' })).toEqual(['assumptions', 'calls', 'k', 'holes', 'q']);
    expect(assumptionPath('output', '*')).toEqual(['assumptions', 'everywhere', 'output']);
  });
});

describe('modelForSite', () => {
  const configuration: Configuration = {
    ...noConfiguration,
    models: {
      ...noConfiguration.models,
      sites: [
        { match: 'api/**', model: 'a' },
        { match: 'api/x.py', model: 'b' },
        { match: 'api/x.py#f/create#0', model: 'c' },
      ],
    },
  };
  it('prefers the call, then the longest glob', () => {
    expect(modelForSite(configuration, 'api/x.py', 'api/x.py#f/create#0')).toBe('c');
    expect(modelForSite(configuration, 'api/x.py', 'api/x.py#f/create#1')).toBe('b');
    expect(modelForSite(configuration, 'api/y.py', 'api/y.py#f/create#0')).toBe('a');
    expect(modelForSite(configuration, 'x.py', 'x.py#f/create#0')).toBeUndefined();
  });
});
