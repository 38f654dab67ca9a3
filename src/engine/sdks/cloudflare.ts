import { defineSdk, type Method } from './define-sdk.ts';

const workersAi = {
  kind: 'chat',
  api: 'openai-chat',
  positional: ['model'],
  options: 1,
  model: ['model'],
  prompt: [
    { field: 'messages', as: 'messages' },
    { field: 'prompt', as: 'text', role: 'user' },
    { field: 'text', as: 'texts' },
  ],
  outputCap: ['max_tokens'],
  tools: ['tools'],
  stream: ['stream'],
  where: { field: 'model', matches: /^@(cf|hf)\// },
  language: 'script',
} as const satisfies Partial<Method>;

/** Source: Cloudflare's documentation of Workers AI; the binding is called AI by convention, its models begin with "@cf/". */
export const cloudflare = defineSdk({
  id: 'cloudflare',
  provider: 'cloudflare',
  packages: { script: ['@cloudflare/ai', '@cloudflare/workers-types', 'cloudflare:workers'] },
  evidence: ['wrangler.toml', 'wrangler.json', 'wrangler.jsonc'],
  clients: [{ name: 'Ai' }, { name: '*' }],
  methods: [
    {
      ...workersAi,
      path: 'AI.run',
      isDistinctive: true,
    },
    { ...workersAi, path: 'run', client: 'Ai' },
  ],
});
