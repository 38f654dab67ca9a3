import type { CostGroup } from '../../src/engine/cost-group.ts';
import type { Agent, AgentRun, Driver, Feature, Finding, ModelUse, Report } from '../../src/engine/model.ts';
import { call, reportOf } from '../present/calls.ts';

/** Text that would do harm wherever it is not shown as text. */
export const hostile =
  '</script><img src=x onerror="window.harmed=1"><script>window.harmed=2</script> [x](command:evil) \u202egnp';

/** `count` calls in ten files, each dearer than the one before; the last has no price. */
export function bigReport(count: number): Report {
  const calls = Array.from({ length: count }, (_, i) =>
    call({
      id: `src/f${i % 10}.py:${i + 1}:1`,
      file: `src/f${i % 10}.py`,
      line: i + 1,
      enclosing: `call_${i}`,
      model: { ids: [i % 2 ? 'gpt-4.1' : 'gpt-4o-mini'], source: 'literal', places: [] },
      usd: i === count - 1 ? null : { low: i / 1e5, typical: (i + 1) / 1e5, high: (i + 2) / 1e5 },
      ...(i === count - 1 ? { unpriced: 'model known only at run time' } : {}),
    }),
  );
  return reportOf(...calls);
}

/** Two features over three calls, with advice; `name` stands wherever a workspace chooses the words. */
export function smallReport(name = 'answer'): Report {
  const drivers = [driver(name === 'answer' ? 'question' : name, 0.8), output];
  const parts = [{ name: 'history', kind: 'history' as const, tokens: 900, usd: 0.001 }];
  const dear = call({
    id: 'a',
    enclosing: name,
    file: `api/${name}.py`,
    model: modelOf(name),
    drivers,
    parts,
  });
  const cheap = call({
    id: 'b',
    line: 20,
    enclosing: 'rerank',
    drivers,
    usd: { low: 0.0004, typical: 0.0006, high: 0.0009 },
  });
  const unknown = call({ id: 'c', line: 30, enclosing: 'admin', usd: null, unpriced: `model from ${name}` });
  return {
    ...reportOf(dear, cheap, unknown),
    features: [
      feature('nightly digest', { low: 0.001, typical: 0.002, high: 0.003 }, [
        { id: 'b', times: { low: 1, typical: 3, high: 10 } },
      ]),
      feature(`POST /${name}`, { low: 0.031, typical: 0.06, high: 0.12 }, [
        { id: 'a', times: { low: 1, typical: 1, high: 1 } },
        { id: 'c', times: { low: 1, typical: 1, high: null } },
      ]),
    ],
    models: [use(name)],
    agents: [
      agent(name === 'answer' ? 'Triage' : name, [], [{ to: 'Refunds', kind: 'handoff' }], ['b']),
      agent('Refunds', [name === 'answer' ? 'refund' : name], []),
    ],
    agentRuns: [{ call: 'b', start: triageRun(name) }],
    findings: [finding('b', 0.1, 'Set a limit'), finding('a', 0.8, `Cache the prompt of ${name}`)],
    totals: {
      bySegment: [group(name === 'answer' ? 'students' : name, 0.06), group('teachers', 0.002)],
      byStage: [group('support', 0.06)],
      calls: 3,
      priced: 2,
      usdPerRun: { low: 0.032, typical: 0.062, high: 0.123 },
      usdEachCallOnce: { low: 0.0035, typical: 0.0072, high: 0.0129 },
      usdPerMonth: null,
    },
  };
}

function driver(name: string, share: number): Driver {
  const assumption = `assumptions.everywhere.holes.${name}`;
  return { name, low: 10, typical: 60, high: 600, unit: 'tokens', basis: 'assumption', assumption, share };
}

const output: Driver = {
  ...{ name: 'output', low: 15, typical: 215, high: 800, unit: 'tokens', basis: 'assumption', share: 0.2 },
  assumption: 'assumptions.everywhere.output',
};

function modelOf(name: string) {
  return { ids: [name === 'answer' ? 'gpt-4.1' : name], source: 'literal' as const, places: [] };
}

function group(name: string, typical: number): CostGroup {
  const usd = { low: typical / 2, typical, high: typical * 2 };
  return { name, features: ['x'], usd, usdPerMonth: null, unpricedCalls: 0, withoutVolume: 1 };
}

function triageRun(name: string): AgentRun {
  const once = { low: 1, typical: 1, high: 1 };
  const end = { models: ['gpt-4.1'], leadsTo: [], backTo: [] };
  const looks = { ...end, agent: 'Looks', name: name === 'answer' ? 'Looks up' : name, by: 'tool' as const };
  const refunds = {
    ...{ ...end, agent: 'Refunds', name: 'Refunds', by: 'handoff' as const },
    ...{ runs: { low: 0, typical: 1, high: 9 }, backTo: ['Triage'] },
    leadsTo: [{ ...looks, runs: { low: 0, typical: 1, high: null } }],
  };
  return { ...end, agent: 'Triage', name: 'Triage', by: null, runs: once, leadsTo: [refunds] };
}

function feature(name: string, usd: Feature['usd'], calls: Feature['calls']): Feature {
  const entry = { file: 'api/chat.py', line: 1, kind: 'http-route' as const };
  return { name, entry, calls, usd, usdPerMonth: null, unpricedCalls: calls.length - 1 };
}

function agent(
  name: string,
  tools: readonly string[],
  edges: Agent['edges'],
  runs: readonly string[] = [],
): Agent {
  const place = { file: 'api/agents.py', line: 4, column: 1 };
  const more = { role: 'agent' as const, parent: null, calls: [], runs, mayEnd: false };
  return { ...place, id: name, name, sdk: 'openai-agents', models: ['gpt-4.1'], tools, edges, ...more };
}

function use(name: string): ModelUse {
  const offer = {
    ...{ provider: 'openai', isSameProvider: true, contextTokens: 1_047_576, maxOutputTokens: 32_768 },
    ...{ capabilities: ['tools'], lost: [], released: '2025-04-14', checked: '2026-09-23' },
    source: 'https://openai.com/api/pricing',
  };
  const result = (score: number) => [
    {
      ...{ benchmark: 'Aider Polyglot', score, unit: 'percent correct', date: null },
      source: 'https://aider.chat/docs/leaderboards/',
    },
  ];
  return {
    ids: modelOf(name).ids,
    provider: 'openai',
    calls: ['a'],
    places: [{ file: 'api/models.py', line: 3, column: 16 }],
    ...{ inputTokens: 3000, outputTokens: 350, usd: 0.06, usdPerMonth: null },
    offers: [
      {
        ...offer,
        ...{ id: 'gpt-4.1-mini', isPresent: false, usd: 0.012, inputUsdPerMTok: 0.4, outputUsdPerMTok: 1.6 },
        lost: ['vision (not known)'],
        quality: result(32.4),
      },
      {
        ...offer,
        ...{ id: modelOf(name).ids[0]!, isPresent: true, usd: 0.06, inputUsdPerMTok: 2, outputUsdPerMTok: 8 },
        quality: result(52.4),
      },
    ],
  };
}

function finding(id: string, high: number, message: string): Finding {
  return {
    ...{
      id,
      key: id,
      rule: 'prompt-cache',
      severity: 'information',
      file: 'api/chat.py',
      line: 10,
      column: 1,
    },
    ...{ endLine: 10, calls: [id], message, risk: 'low', effort: 'one line', docs: 'rules/prompt-cache' },
    saving: { fraction: { low: high / 2, high }, usdPerRun: null },
    fixes: [{ title: 'Mark the prompt for caching', edits: [] }],
  };
}
