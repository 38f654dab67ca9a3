import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/model.ts';
import { runCli } from './run-cli.ts';

const schema = JSON.parse(readFileSync('report.schema.json', 'utf8')) as object;
const validate = new Ajv({
  allErrors: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
}).compile(schema);

function report(...args: string[]): Report {
  return JSON.parse(runCli(['scan', '--format', 'json', ...args]).stdout) as Report;
}

/** What the schema has against a value: [] when nothing. */
function troubles(value: unknown): string[] {
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('report.schema.json', () => {
  const sample = report('sample', '--include-tests', '--include-prompts', '--date', '2026-11-01');

  it('describes the report of the sample', () => {
    expect(troubles(sample)).toEqual([]);
    expect(sample.prices.date).toBe('2026-11-01');
  });

  it('describes the report of the fixtures', () => {
    expect(troubles(report('test/fixtures', '--include-tests'))).toEqual([]);
  }, 180_000);

  it('describes every member of the report but those that the contract leaves open', () => {
    const described = Object.keys((schema as { properties: object }).properties);
    expect(Object.keys(sample).filter(key => !described.includes(key))).toEqual([]);
  });

  it.each([
    ['no schema number', (one: Report) => ({ ...one, schema: undefined })],
    [
      'an unpriced call that does not say why',
      (one: Report) => ({ ...one, calls: [{ ...one.calls[0]!, usd: null, unpriced: undefined }] }),
    ],
    ['an absolute path', (one: Report) => ({ ...one, skipped: [{ file: '/etc/passwd', why: 'x' }] })],
    [
      'a negative amount',
      (one: Report) => ({ ...one, totals: { ...one.totals, usdPerRun: { low: -1, typical: 0, high: 1 } } }),
    ],
    ['a line 0', (one: Report) => ({ ...one, calls: [{ ...one.calls[0]!, line: 0 }] })],
  ])('refuses %s', (_, spoil) => {
    expect(troubles(JSON.parse(JSON.stringify(spoil(sample))))).not.toEqual([]);
  });
});

describe('the report of the sample', () => {
  const sample = report('sample', '--include-prompts', '--date', '2026-11-01');

  it('finds these calls', async () => {
    const lines = sample.calls.map(call =>
      [
        call.id,
        `${call.kind} of ${call.sdk}`,
        `${call.model.ids.join(' or ') || 'unknown'} (${call.model.source})`,
        `${call.prompt.staticChars} characters`,
        `cap ${call.outputCap}`,
        `tools ${call.tools?.count ?? 0}`,
        call.testOrExample ? 'example' : 'counted',
      ].join(' · '),
    );
    // Written anew by `npx vitest run test/cli -u`: read the difference before you commit it.
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('expected/sample-calls.txt');
  });

  it('is consistent in itself', () => {
    const ids = new Set(sample.calls.map(call => call.id));
    expect(ids.size).toBe(sample.calls.length);
    expect(new Set(sample.calls.map(call => call.key)).size).toBe(sample.calls.length);
    for (const { id } of [...sample.unpriced, ...sample.features.flatMap(feature => feature.calls)])
      expect(ids).toContain(id);
    expect(sample.unpriced.map(one => one.id)).toEqual(
      sample.calls.filter(call => call.usd === null).map(call => call.id),
    );
    for (const call of sample.calls) {
      const text = call.prompt.segments.map(segment => segment.text).join('');
      expect([...text]).toHaveLength(call.prompt.staticChars);
      for (const range of [call.inputTokens, call.outputTokens, ...(call.usd ? [call.usd] : [])]) {
        expect(range.low, call.id).toBeLessThanOrEqual(range.typical);
        expect(range.typical, call.id).toBeLessThanOrEqual(range.high ?? Infinity);
      }
    }
  });

  it('keeps prompts private unless asked', () => {
    const json = runCli(['scan', 'sample', '--format', 'json']).stdout;
    expect(json).not.toContain('support assistant of Acme');
    expect(runCli(['scan', 'sample', '--format', 'json', '--include-prompts']).stdout).toContain(
      'support assistant of Acme',
    );
  });
});

describe('the report for people', () => {
  it('has no colour where there is no terminal, and fits a page', () => {
    const { stdout, stderr, code } = runCli(['scan', 'sample']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).not.toContain('\u001b');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    for (const part of ['sample', 'gpt-4.1', 'nightly_digest.py', 'Could save', 'Unpriced', 'prices checked'])
      expect(stdout).toContain(part);
  });
});

describe('explain', () => {
  it('says why a call has its number, and why there is none', () => {
    const call = report('sample').calls[0]!;
    const told = runCli(['explain', `${call.file}:${call.line}`, '--dir', 'sample']);
    expect(told.code).toBe(0);
    expect(told.stdout).toContain(call.model.ids[0] ?? call.unpriced);
    expect(runCli(['explain', `sample/${call.file}:${call.line}`, '--dir', 'sample']).stdout).toBe(
      told.stdout,
    );
    const none = runCli(['explain', 'sample/api/acme_support/settings.py:1', '--dir', 'sample']);
    expect(none.code).toBe(0);
    expect(none.stdout).not.toBe('');
  });

  it.each([
    [['explain', 'nonsense'], /is no place: give FILE:LINE/],
    [['explain', 'a.py:0'], /is no place/],
    [['explain', 'no-such.py:3'], /no-such\.py does not exist/],
    [['explain', '/etc/hostname:1'], /is not below .*--dir|does not exist/],
    [['explain'], /missing required argument/],
  ])('%j is bad use', (args, line) => {
    const { code, stdout, stderr } = runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
