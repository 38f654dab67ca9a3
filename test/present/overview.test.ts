import type { Call, Feature } from '../../src/engine/model.ts';
import { describe, expect, it } from 'vitest';
import { overview } from '../../src/present/overview.ts';
import { fileStatus } from '../../src/present/status.ts';
import { call, reportOf } from './calls.ts';

describe('overview', () => {
  it('puts the dearest first and the unpriced last', () => {
    const cheap = call({ enclosing: 'title', usd: { low: 0.0001, typical: 0.0002, high: 0.0003 } });
    const unknown = call({ enclosing: null, usd: null, unpriced: 'model known only at run time' });
    const dear = call();
    const { rows, summary, detail } = overview([{ root: '/w', report: reportOf(unknown, cheap, dear) }]);
    expect(rows.map(row => row.title)).toEqual(['answer()', 'title()', 'api/chat.py:10']);
    expect(rows.map(row => row.cost)).toEqual([
      '$0.0031 – 0.012',
      '$0.00010 – 0.00030',
      'unpriced: model known only at run time',
    ]);
    expect(rows[0]).toMatchObject({
      share: 1,
      root: '/w',
      place: { file: 'api/chat.py', line: 10, column: 44 },
    });
    expect(summary).toBe('$0.0031 – 0.012 each call once');
    expect(detail).toBe('2 of 3 calls priced');
  });

  it('says when there is nothing', () =>
    expect(overview([{ root: '/w', report: reportOf() }])).toMatchObject({
      summary: 'No LLM calls found',
      rows: [],
    }));

  it('does not add up the ranges of several folders', () => {
    const one = { root: '/a', report: reportOf(call()) };
    expect(overview([one, { ...one, root: '/b' }]).summary).toBe('2 calls');
  });
});

describe('fileStatus', () => {
  const status = (calls: Call[], cursor?: { line: number }) =>
    fileStatus('api/chat.py', calls, { ...reportOf(...calls), features: [feature] }, cursor);
  const feature: Feature = {
    name: 'POST /answer',
    entry: { file: 'api/chat.py', line: 3, kind: 'http-route' },
    calls: [{ id: call().id, times: { low: 1, typical: 1, high: 1 } }],
    ...{ usd: { low: 0.03, typical: 0.06, high: 0.12 }, usdPerMonth: null, unpricedCalls: 0 },
  };

  it('adds up what is typical', () =>
    expect(status([call(), call()])).toMatchObject({
      text: '~$0.013 · 2 LLM calls',
      focus: { tab: 'calls', text: 'api/chat.py' },
    }));
  it('says what is unpriced, and nothing for a file without calls', () => {
    expect(status([call({ usd: null })])?.text).toBe('1 LLM call, unpriced');
    expect(status([call(), call({ usd: null })])?.tooltip).toContain('1 unpriced');
    expect(status([])).toBeUndefined();
  });
  it('says what a run of the feature costs that the cursor stands in, and the call under it', () => {
    const text = '~$0.060 a run · POST /answer';
    const focus = { tab: 'features', feature: 'POST /answer' };
    expect(status([call()], { line: 3 })).toMatchObject({ text, focus });
    expect(status([call()], { line: call().line })).toMatchObject({ text, here: { call: call() } });
    expect(status([call()], { line: 5 })?.text).toBe('~$0.0066 · 1 LLM call');
  });
});
