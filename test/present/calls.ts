import type { Call, Report } from '../../src/engine/model.ts';

/** A priced call as the engine would report it, with what a test changes. */
export function call(changes: Partial<Call> = {}): Call {
  return {
    id: 'api/chat.py:10:44',
    key: 'api/chat.py#answer/chat.completions.create#0',
    file: 'api/chat.py',
    line: 10,
    column: 44,
    endLine: 16,
    endColumn: 6,
    kind: 'chat',
    sdk: 'openai',
    provider: 'openai',
    model: { ids: ['gpt-4.1'], source: 'cross-file', places: [] },
    prompt: { staticChars: 0, staticTokens: 0, segments: [], holes: [], variants: [] },
    tools: null,
    responseSchema: null,
    inputTokens: { low: 1500, typical: 1900, high: 4000, exact: false, basis: 'rule' },
    outputTokens: { low: 100, typical: 350, high: 900, basis: 'assumption' },
    outputCap: null,
    stream: false,
    retries: 2,
    retriesSource: 'sdk-default',
    promptCache: false,
    tier: 'standard',
    loop: null,
    usd: { low: 0.0031, typical: 0.0066, high: 0.012 },
    enclosing: 'answer',
    testOrExample: false,
    price: null,
    parts: [],
    drivers: [],
    foundBy: 'openai chat.completions.create',
    ...changes,
  };
}

/** A report that holds these calls and nothing else. */
export function reportOf(...calls: Call[]): Report {
  return {
    schema: 1,
    prices: { date: '2026-11-24', source: 'catalogue', checked: '2026-11-20' },
    calls,
    modelSites: [],
    wrapperCalls: [],
    promptFiles: [],
    instructionFiles: [],
    features: [],
    agents: [],
    models: [],
    findings: [],
    advice: null,
    unpriced: [],
    skipped: [],
    configuration: { files: [], problems: [] },
    totals: {
      calls: calls.length,
      priced: calls.filter(one => one.usd).length,
      usdPerRun: null,
      usdEachCallOnce: { low: 0.0031, typical: 0.0066, high: 0.012 },
      usdPerMonth: null,
    },
  };
}
