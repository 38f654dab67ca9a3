import { defineSdk } from './define-sdk.ts';
import { like } from './openai-like.ts';
import { openaiChat } from './openai-surface.ts';

/** Source: docs.fireworks.ai (Python SDK): OpenAI's surface, and `LLM(model=…)`. */
export const fireworks = like({
  id: 'fireworks',
  provider: 'fireworks',
  python: ['fireworks.client', 'fireworks'],
  client: 'Fireworks',
  offers: ['chat', 'completions', 'embeddings'],
  methods: [
    {
      ...openaiChat,
      path: ['ChatCompletion.create', 'ChatCompletion.acreate'],
      language: 'python',
      client: [''],
    },
  ],
});

/** Models of Fireworks as objects of their own. */
export const fireworksLlm = defineSdk({
  id: 'fireworks',
  provider: 'fireworks',
  packages: { python: ['fireworks'] },
  clients: [{ name: 'LLM', positional: ['model'] }, { name: '' }],
  methods: [
    {
      ...openaiChat,
      path: ['chat.completions.create', 'chat.completions.acreate'],
      client: 'LLM',
      model: ['@client.model'],
    },
    { ...openaiChat, path: ['ChatCompletion.create', 'ChatCompletion.acreate'], client: '' },
  ],
});
