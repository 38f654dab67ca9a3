import { describe, expect, it } from 'vitest';
import type { Call, Feature, Finding, Range, Report, UsdRange } from '../../src/engine/model.ts';
import { displayWidth } from '../../src/present/display-width.ts';
import { terminalReport } from '../../src/present/terminal-report.ts';
import type { Page } from '../../src/present/terminal-page.ts';

const plain = (text: string): string => text;
const page: Page = {
  width: 100,
  ink: { bold: plain, dim: plain, green: plain, yellow: plain },
  showsAll: false,
  includesTests: false,
};
const usd = (low: number, typical: number, high: number): UsdRange => ({ low, typical, high });
const times = (low: number, typical = low, high: number | null = typical): Range => ({ low, typical, high });

function call(
  file: string,
  line: number,
  enclosing: string | null,
  model: string | null,
  cost: UsdRange | null,
  more: Partial<Call> = {},
): Call {
  return {
    id: `${file}:${line}:1`, key: `${file}#${line}`, file, line, column: 1, endLine: line, endColumn: 9, kind: 'chat', sdk: 'openai', provider: 'openai',
    model: { ids: model === null ? [] : [model], source: model === null ? 'runtime' : 'literal', places: [] },
    prompt: { staticChars: 0, staticTokens: 0, segments: [], holes: [], variants: [] }, tools: null, responseSchema: null,
    inputTokens: { ...times(1), exact: true, basis: 'exact' }, outputTokens: { ...times(1), basis: 'assumption' },
    outputCap: null, stream: false, retries: null, retriesSource: null, promptCache: false, tier: 'standard', loop: null,
    usd: cost, ...(cost === null ? { unpriced: 'model known only at run time' } : {}), enclosing, testOrExample: false,
    price: null, parts: [], drivers: [], foundBy: '', ...more,
  }; // prettier-ignore
}

function feature(name: string, calls: readonly (readonly [Call, Range])[], cost: UsdRange | null): Feature {
  return {
    name, entry: { file: calls[0]![0].file, line: 1, kind: 'http-route' }, calls: calls.map(([{ id }, times]) => ({ id, times })),
    usd: cost, usdPerMonth: null, unpricedCalls: calls.filter(([one]) => one.usd === null).length,
  }; // prettier-ignore
}

function report(calls: readonly Call[], features: readonly Feature[], more: Partial<Report> = {}): Report {
  return {
    schema: 1, prices: { date: '2026-11-24', source: 's', checked: '2026-11-20' }, calls, modelSites: [], wrapperCalls: [], promptFiles: [], instructionFiles: [],
    features, agents: [], models: [], findings: [], advice: null, unpriced: calls.filter(one => one.usd === null).map(({ id }) => ({ id, why: 'model known only at run time' })),
    skipped: [], configuration: { files: [], problems: [] },
    totals: { calls: calls.length, priced: calls.filter(one => one.usd).length, usdPerRun: usd(0.43, 1, 2.2), usdEachCallOnce: usd(0.21, 0.5, 0.9), usdPerMonth: null },
    ...more,
  }; // prettier-ignore
}

const answer = call('api/routes/answer.py', 88, 'answer', 'gpt-4.1', usd(0.0031, 0.006, 0.012));
const rerank = call('api/rank.py', 31, 'rerank', 'gpt-4.1-mini', usd(0.0004, 0.0006, 0.0009));
const digest = call(
  'jobs/digest.py',
  12,
  'summarize_ticket',
  'claude-opus-4-1-20250805',
  usd(0.04, 0.1, 0.21),
);
const agent = call('agent/loop.py', 40, 'run', 'claude-sonnet-4-5', usd(0.01, 0.084, 0.5), {
  kind: 'agent-run',
  turns: times(2, 6, null),
});
const unknown = call('api/admin.py', 12, null, null, null);
const whole = report(
  [answer, rerank, digest, agent, unknown],
  [feature('POST /api/answer', [[rerank, times(1, 4, 10)], [answer, times(1)]], usd(0.031, 0.0084, 0.12)), feature('nightly digest', [[digest, times(0, 10, null)], [unknown, times(1)]], usd(0.4, 1, 2.1))],
  { skipped: [{ file: 'big.py', why: 'larger than 1.5 MB' }] },
); // prettier-ignore
const finding: Finding = {
  id: 'f', key: 'k', rule: 'missing-output-cap', severity: 'information', file: 'jobs/digest.py', line: 12, column: 1, endLine: 12, calls: [digest.id],
  message: 'No limit on the answer: it may cost up to 16,384 tokens, where the prompt asks for three sentences',
  saving: { fraction: { low: 0.1, high: 0.6 }, usdPerRun: null }, risk: 'low', effort: 'one edit', docs: 'rules/missing-output-cap', fixes: [],
}; // prettier-ignore

describe('the report for people', () => {
  it('names features, dearest first, with their calls, then what nothing reaches, totals and what is unknown', () => {
    expect(terminalReport({ ...whole, findings: [finding] }, 'acme-support', page)).toMatchInlineSnapshot(`
      "acme-support   2 features · 5 calls, 4 priced                  prices checked 2026-11-20, 4 days ago

      nightly digest + 1 unpriced                                          a run        $0.40 – 2.10  99 %
        summarize_ticket  jobs/digest.py:12     claude-opus-4-1-202…   10 (0+) ×       $0.040 – 0.21  99 %
        chat              api/admin.py:12       model unknown                1 ×            unpriced

      POST /api/answer                                                     a run       $0.031 – 0.12   1 %
        answer            …routes/answer.py:88  gpt-4.1                      1 ×     $0.0031 – 0.012   1 %
        rerank            api/rank.py:31        gpt-4.1-mini          4 (1–10) ×  $0.00040 – 0.00090  <1 %

      No entry point reaches
        run (6 turns)     agent/loop.py:40      claude-sonnet-4-5          a run       $0.010 – 0.50

      A run of each feature  $0.43 – 2.20   a call that two features share counts in both
      Each call once         $0.21 – 0.90   4 of 5 calls, loops and retries left out

      Models  claude-opus-4-1-20250805 99 % · gpt-4.1 1 % · gpt-4.1-mini <1 %

      Could save
        10 – 60 %  No limit on the answer: it may cost up to 16,384 tokens, where the prompt asks for
                   three sentences (jobs/digest.py:12)

      Unpriced  1
        model known only at run time: api/admin.py:12

      Skipped  big.py (larger than 1.5 MB)
      "
    `);
  });

  it.each([80, 100, 120])('keeps to %i columns and never cuts an amount', width => {
    const long = call(
      `${'deep/'.repeat(40)}a.py`,
      123456,
      'x'.repeat(90),
      'm'.repeat(90),
      usd(0.0031, 0.006, 0.012),
    );
    const wide = call(
      '日本語/日本語.py',
      1,
      '日本語日本語日本語日本語日本語',
      'gpt-4.1',
      usd(1234.5, 2000, 98765.4),
    );
    const text = terminalReport(
      report([long, wide, unknown], [feature('F'.repeat(200), [[long, times(1, 4.25, 100000)], [wide, times(1)]], usd(1234, 2000, 98765))], { findings: [finding] }),
      'n'.repeat(100),
      { ...page, width },
    ); // prettier-ignore
    for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    for (const amount of ['$0.0031 – 0.012', '$1,230 – 98,800']) expect(text).toContain(amount);
  });

  it('says that nothing was found', () => {
    const none = report([], [], {
      totals: { calls: 0, priced: 0, usdPerRun: null, usdEachCallOnce: null, usdPerMonth: null },
    });
    expect(terminalReport(none, 'empty', page)).toBe(
      `empty   no LLM calls found${' '.repeat(37)}prices checked 2026-11-20, 4 days ago\n`,
    );
  });

  it('lets no string of the workspace steer the terminal', () => {
    const evil = call('a\u001b[31m\u0007.py', 1, 'f\r\nfake', '\u202egpt\u009b2J', usd(1, 1, 1));
    const text = terminalReport(
      report([evil], [feature('\u001b]0;title\u0007 GET /', [[evil, times(1)]], usd(1, 1, 1))], {
        skipped: [{ file: 'x\u001b[2J.py', why: 'w' }],
      }),
      '\u001b[1mname',
      page,
    );
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
  });

  it('counts tests only when asked, and says what it left out', () => {
    const test = call('tests/a.py', 1, 'test_a', 'gpt-4.1', usd(1, 1, 1), { testOrExample: true });
    expect(terminalReport(report([test], []), 'n', page)).toContain(
      '1 call in tests and examples not counted',
    );
    expect(terminalReport(report([test], []), 'n', { ...page, includesTests: true })).toContain('test_a');
  });

  it('shows a few and says how many are left, or all', () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      call(`f${i}.py`, 1, `f${i}`, 'gpt-4.1', usd(1, 30 - i, 99)),
    );
    const features = many.map(one => feature(`F ${one.file}`, [[one, times(1)]], one.usd));
    const short = terminalReport(report(many, features), 'n', page);
    expect(short).toContain('and 18 more features: --all lists them');
    expect(short).toContain('F f11.py');
    expect(short).not.toContain('F f12.py');
    expect(terminalReport(report(many, features), 'n', { ...page, showsAll: true })).toContain('F f29.py');
  });

  it('tells one cause once, the largest saving first', () => {
    const other = {
      ...finding,
      rule: 'repeated-prefix',
      message: 'Twice',
      saving: { fraction: null, usdPerRun: { low: 0.1, high: 0.2 } },
    };
    const bound = {
      ...finding,
      rule: 'no-bound',
      message: 'Endless',
      saving: { fraction: null, usdPerRun: null },
    };
    const findings = [
      bound,
      finding,
      { ...finding, line: 99, saving: { fraction: { low: 0.1, high: 0.9 }, usdPerRun: null } },
      other,
    ];
    const text = terminalReport(report([digest], [], { findings }), 'n', page);
    expect(text.slice(text.indexOf('Could save'))).toBe(
      `Could save
  $0.10 – 0.20 a run  Twice (jobs/digest.py:12)
  10 – 90 %           No limit on the answer: it may cost up to 16,384 tokens, where the prompt asks
                      for three sentences (jobs/digest.py:99), and 1 more like it
  a risk              Endless (jobs/digest.py:12)
`,
    );
  });
});
