import { defineSdk, type Method, type PromptField } from '../define-sdk.ts';

/** Modules that ask once (Predict, ChainOfThought), and what their instances are called with: the fields of the signature. */
const ONCE = [
  'Predict',
  'ChainOfThought',
  'TypedPredictor',
  'TypedChainOfThought',
  'ChainOfThoughtWithHint',
  'MultiChainComparison',
];
/** Modules that ask again and again, and how often at most. */
const LOOPS: Readonly<Record<string, NonNullable<Method['turns']>>> = {
  // One more call extracts the answer from the trajectory.
  ReAct: {
    fields: ['max_iters', '@client.max_iters'],
    default: [
      { range: '<2.5', value: 6 },
      { range: '>=2.6 <3.1', value: 11 },
      { range: '>=3.1', value: 21 },
    ],
  },
  CodeAct: { fields: ['max_iters', '@client.max_iters'], default: 6 },
  ProgramOfThought: { fields: ['@client.max_iters'], default: 4 },
  RLM: { fields: ['@client.max_iters'], default: 21 },
};
const OPTIMISERS = [
  'MIPROv2',
  'BootstrapFewShot',
  'BootstrapFewShotWithRandomSearch',
  'BootstrapFinetune',
  'COPRO',
  'SIMBA',
  'GEPA',
  'KNNFewShot',
  'InferRules',
  'BetterTogether',
  'AvatarOptimizer',
];
const CALLS = ['forward', 'acall', 'aforward', '__call__'];
const calls = (names: readonly string[]): string[] => names.map(name => `${name}()`);

/** What the signature of a module says, and what it is called with. */
const said = (names: readonly string[]): readonly PromptField[] => [
  ...names.map((name): PromptField => ({ field: `@${name}.signature`, as: 'signature', role: 'system' })),
  { field: '@named', as: 'values' },
];

const ask = {
  api: 'openai-chat',
  language: 'python',
  model: ['lm', '@client.lm'],
  prompt: said(['client']),
  retries: { fields: [], default: 3 },
} as const satisfies Partial<Method>;

/** DSPy: an object of a module is called with its inputs; the model is that of `dspy.configure`. Source: dspy 3.3 (predict, clients/lm.py), react.py by release. */
export const dspy = defineSdk({
  id: 'dspy',
  provider: null,
  packages: { python: ['dspy'] },
  clients: [
    { name: '' },
    ...[...ONCE, ...Object.keys(LOOPS)].map(name => ({ name, positional: ['signature', 'tools'] })),
    { name: 'LM', positional: ['model'] },
    { name: 'Embedder', positional: ['model'] },
    ...OPTIMISERS.map(name => ({ name })),
  ],
  ambient: { calls: ['configure', 'settings.configure', 'context', 'settings.context'], field: 'lm' },
  methods: [
    { ...ask, kind: 'chat', client: [''], path: calls(ONCE), inner: signature(ONCE), prompt: said(ONCE) },
    { ...ask, kind: 'chat', client: ONCE, path: CALLS },
    ...Object.entries(LOOPS).flatMap(([name, turns]): Method[] => [
      {
        ...ask,
        kind: 'agent-run',
        client: [''],
        path: `${name}()`,
        inner: signature([name]),
        prompt: said([name]),
        tools: [`@${name}.tools`],
        turns,
      },
      { ...ask, kind: 'agent-run', client: name, path: CALLS, tools: ['@client.tools'], turns },
    ]),
    {
      api: 'openai-chat',
      language: 'python',
      kind: 'chat',
      client: [''],
      path: 'LM()',
      inner: { LM: { positional: ['model'] } },
      positional: ['prompt'],
      model: ['@LM.model'],
      outputCap: ['max_tokens', '@LM.max_tokens'],
      prompt: [
        { field: 'prompt', as: 'messages' },
        { field: 'messages', as: 'messages' },
      ],
      retries: { fields: ['@LM.num_retries'], default: 3 },
    },
    {
      api: 'embeddings',
      language: 'python',
      kind: 'embedding',
      client: [''],
      path: 'Embedder()',
      inner: { Embedder: { positional: ['model'] } },
      positional: ['inputs'],
      model: ['@Embedder.model'],
      prompt: [{ field: 'inputs', as: 'texts' }],
    },
    // Runs the program over the training set, many times over: no bound that the code says.
    {
      ...ask,
      kind: 'agent-run',
      client: OPTIMISERS,
      path: 'compile',
      model: ['@client.prompt_model', '@client.reflection_lm', '@client.task_model'],
      prompt: [],
      turns: { fields: [], default: null },
    },
  ],
  agents: Object.keys(LOOPS).map(name => ({
    path: `${name}()`,
    positional: ['signature', 'tools'],
    tools: ['tools'],
  })),
  models: [
    { path: 'LM()', model: ['model'], positional: ['model'], outputCap: ['max_tokens'] },
    { path: 'Embedder()', model: ['model'], positional: ['model'], onlyWithModel: true },
    {
      path: ['OpenAI()', 'GoogleVertexAI()', 'OllamaLocal()', 'AzureOpenAI()'],
      model: ['model'],
      positional: ['model'],
      onlyWithModel: true,
    },
  ],
});

function signature(names: readonly string[]): NonNullable<Method['inner']> {
  return Object.fromEntries(names.map(name => [name, { positional: ['signature', 'tools'] }]));
}
