import { defineSdk, type Method } from './define-sdk.ts';

const run = {
  kind: 'completion',
  api: 'openai-completions',
  positional: ['ref'],
  options: 1,
  model: ['ref', 'version', 'model'],
  prompt: [
    { field: 'input.system_prompt', as: 'text', role: 'system' },
    { field: 'input.prompt', as: 'text', role: 'user' },
  ],
  outputCap: ['input.max_tokens', 'input.max_new_tokens', 'input.max_output_tokens'],
  retries: { fields: [], default: 0 },
} as const satisfies Partial<Method>;

/** Models of any kind by name and version. Source: replicate 1.4 (index.d.ts); the Python package has the same names. */
export const replicate = defineSdk({
  id: 'replicate',
  provider: 'replicate',
  packages: { python: ['replicate'], script: ['replicate'] },
  clients: [
    { name: 'Replicate', language: 'script' },
    { name: 'default', language: 'script' },
    { name: 'Client', language: 'python' },
    { name: '', language: 'python' },
  ],
  methods: [
    { ...run, path: ['run', 'async_run'] },
    { ...run, path: ['stream', 'async_stream'], stream: true },
    {
      ...run,
      path: ['predictions.create', 'predictions.async_create'],
      positional: undefined,
      options: 0,
    },
    {
      ...run,
      path: ['models.predictions.create', 'deployments.predictions.create'],
      language: 'python',
      positional: ['model'],
      model: ['model'],
    },
    {
      ...run,
      path: 'deployments.predictions.create',
      language: 'script',
      positional: undefined,
      options: 2,
      model: [],
    },
  ],
});
