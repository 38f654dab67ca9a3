import { defineSdk } from './define-sdk.ts';
import { baseUrl, generated, openaiMethods } from './openai-surface.ts';

/**
 * OpenAI's classes under another import: some watch what passes, some only hand them on. Sources: @posthog/ai 8.13,
 * @langfuse/openai 5.11, READMEs of langfuse and posthog for Python, @langchain/openai 1 (src/index.ts: OpenAIClient),
 * azure-ai-projects 2 (_patch.py: get_openai_client).
 */
export const watchedOpenai = defineSdk({
  id: 'openai',
  provider: 'openai',
  packages: {
    python: ['langfuse.openai', 'posthog.ai.openai', 'azure.ai.projects'],
    script: [
      '@posthog/ai',
      '@posthog/ai/openai',
      '@langfuse/openai',
      '@langchain/openai',
      '@azure/ai-projects',
    ],
  },
  clients: [
    { name: 'openai.OpenAI', baseUrl },
    { name: 'OpenAI', baseUrl },
    { name: 'AsyncOpenAI', baseUrl },
    { name: 'openai.AsyncOpenAI', baseUrl },
    { name: '', language: 'python' },
    { name: 'OpenAIClient', baseUrl, language: 'script' },
    ...[
      'AIProjectClient().get_openai_client',
      'AIProjectClient().inference.get_azure_openai_client',
      'AIProjectClient().getOpenAIClient',
      'AIProjectClient().getAzureOpenAIClient',
    ].map(name => ({
      name,
      sdk: 'azure_openai',
      provider: 'azure',
      usesDeployments: true,
    })),
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
