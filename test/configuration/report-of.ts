import type { Call, Feature, Hole, Range, Report } from '../../src/engine/model.ts';

const range = (low: number, typical: number, high: number | null): Range => ({ low, typical, high });

export const hole = (name: string, more: Partial<Hole> = {}): Hole => ({
  name,
  file: 'api/chat.py',
  line: 3,
  tokens: range(20, 80, 400),
  basis: 'assumption',
  why: 'text of unknown length',
  ...more,
});

/** A priced chat call of api/chat.py with one hole. */
export function call(key: string, more: Partial<Call> = {}): Call {
  const [file] = key.split('#');
  return {
    id: `${file!}:1:1`,
    key,
    file: file!,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 9,
    kind: 'chat',
    sdk: 'openai',
    provider: 'openai',
    model: { ids: ['gpt-4.1'], source: 'literal', places: [] },
    prompt: { staticChars: 0, staticTokens: 0, segments: [], holes: [hole('question')], variants: [] },
    tools: null,
    responseSchema: null,
    inputTokens: { ...range(1, 2, 3), exact: false, basis: 'rule' },
    outputTokens: { ...range(50, 300, 1500), basis: 'assumption: free answer' },
    outputCap: null,
    stream: false,
    retries: null,
    retriesSource: null,
    promptCache: false,
    tier: 'standard',
    loop: null,
    usd: { low: 1, typical: 2, high: 3 },
    enclosing: 'answer',
    testOrExample: false,
    price: null,
    parts: [],
    drivers: [],
    foundBy: '',
    ...more,
  };
}

export const unnamed = (key: string, more: Partial<Call> = {}): Call =>
  call(key, {
    model: { ids: [], source: 'runtime', places: [] },
    usd: null,
    unpriced: 'model known only at run time',
    ...more,
  });

export const feature = (name: string, file = 'api/chat.py'): Feature => ({
  name,
  entry: { file, line: 1, kind: 'http-route' },
  calls: [],
  usd: null,
  usdPerMonth: null,
  unpricedCalls: 0,
});

export const reportOf = (calls: readonly Call[], features: readonly Feature[] = []): Report => ({
  schema: 1,
  prices: { date: '2026-11-24', source: '', checked: '' },
  calls,
  modelSites: [],
  wrapperCalls: [],
  promptFiles: [],
  instructionFiles: [],
  features,
  agents: [],
  models: [],
  findings: [],
  advice: null,
  unpriced: [],
  skipped: [],
  configuration: { files: [], problems: [] },
  totals: { calls: 0, priced: 0, usdPerRun: null, usdEachCallOnce: null, usdPerMonth: null },
});
