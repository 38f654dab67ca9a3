import { defineSdk, type Method } from '../define-sdk.ts';

const VENDORS: Readonly<Record<string, string>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  gemini: 'google',
  ollama: 'local',
  grok: 'x-ai',
  groq: 'groq',
  mistral: 'mistral',
  bedrock: 'aws',
  openRouter: 'openrouter',
  openrouter: 'openrouter',
};
const KINDS = [
  'Text',
  'Summarize',
  'Image',
  'Speech',
  'Transcription',
  'Video',
  'Embedding',
  'Audio',
  'Rerank',
];

const text = {
  kind: 'agent-run',
  api: 'openai-chat',
  language: 'script',
  client: [''],
  model: ['adapter'],
  prompt: [
    { field: 'systemPrompts', as: 'text', role: 'system' },
    { field: 'messages', as: 'messages' },
  ],
  tools: ['tools'],
  outputCap: [
    'maxTokens',
    'modelOptions.max_output_tokens',
    'modelOptions.max_tokens',
    'modelOptions.maxOutputTokens',
  ],
  responseSchema: ['outputSchema'],
  turns: { fields: ['agentLoopStrategy.0', 'agentLoopStrategy.max'], default: 5 },
} as const satisfies Partial<Method>;
const media = (path: string, kind: 'image' | 'audio' | 'embedding' | 'rerank'): Method => ({
  path,
  kind,
  api: kind === 'embedding' ? 'embeddings' : 'openai-chat',
  language: 'script',
  client: [''],
  model: ['adapter'],
  prompt: ['prompt', 'text', 'input', 'value', 'query'].map(field => ({ field, as: 'texts' })),
});

/** TanStack AI: what an adapter's function is given is the model. Source: @tanstack/ai of 2026-08 (activities, agent-loop-strategies.ts: five turns). */
export const tanstackAi = defineSdk({
  id: 'tanstack_ai',
  provider: null,
  packages: {
    script: ['@tanstack/ai', ...Object.keys(VENDORS).map(v => `@tanstack/ai-${v.toLowerCase()}`)],
  },
  clients: [{ name: '' }],
  methods: [
    { ...text, path: 'chat', stream: true },
    {
      ...text,
      kind: 'chat',
      path: 'summarize',
      prompt: [{ field: 'text', as: 'messages' }],
      outputCap: ['maxLength'],
    },
    media('generateImage', 'image'),
    media('generateVideo', 'image'),
    media('generateSpeech', 'audio'),
    media('generateAudio', 'audio'),
    media('generateTranscription', 'audio'),
    media('embed', 'embedding'),
    media('rerank', 'rerank'),
  ],
  models: Object.entries(VENDORS).map(([name, provider]) => ({
    path: KINDS.map(kind => `${name}${kind}()`),
    model: ['model'],
    positional: ['model'],
    provider,
    language: 'script',
  })),
});
