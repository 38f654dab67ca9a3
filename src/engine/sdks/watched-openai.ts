import { defineSdk } from './define-sdk.ts';
import { baseUrl, generated, openaiMethods } from './openai-surface.ts';

/** OpenAI's classes under another import, which watch what passes. Sources: @posthog/ai 8.13, @langfuse/openai 5.11, READMEs of langfuse and posthog for Python. */
export const watchedOpenai = defineSdk({
  id: 'openai',
  provider: 'openai',
  packages: {
    python: ['langfuse.openai', 'posthog.ai.openai'],
    script: ['@posthog/ai', '@posthog/ai/openai', '@langfuse/openai'],
  },
  clients: [
    { name: 'openai.OpenAI', baseUrl },
    { name: 'OpenAI', baseUrl },
    { name: 'AsyncOpenAI', baseUrl },
    { name: 'openai.AsyncOpenAI', baseUrl },
    { name: '', language: 'python' },
    ...['AzureOpenAI', 'AsyncAzureOpenAI'].map(name => ({
      name,
      sdk: 'azure_openai',
      provider: 'azure',
      usesDeployments: true,
    })),
  ],
  transparent: [...generated],
  methods: openaiMethods('chat', 'responses', 'completions', 'embeddings', 'images', 'audio'),
});
