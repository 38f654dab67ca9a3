import { defineSdk } from './define-sdk.ts';
import { openaiChat } from './openai-surface.ts';

/**
 * `instructor.from_provider("openai/gpt-5-mini")` makes a client by a model's name. Clients that it wraps (`from_openai(OpenAI())`)
 * are those of their own SDK. Source: instructor's documentation.
 */
export const instructor = defineSdk({
  id: 'instructor',
  provider: null,
  packages: { python: ['instructor'], script: ['@instructor-ai/instructor'] },
  clients: [
    { name: 'from_provider', positional: ['model'] },
    ...[
      'from_litellm',
      'from_gemini',
      'from_genai',
      'from_vertexai',
      'from_cohere',
      'from_mistral',
      'from_bedrock',
    ].map(name => ({ name })),
  ],
  methods: [
    {
      ...openaiChat,
      path: [
        'create',
        'create_with_completion',
        'create_partial',
        'create_iterable',
        'chat.completions.create',
        'chat.completions.create_with_completion',
        'chat.completions.create_partial',
        'chat.completions.create_iterable',
        'messages.create',
      ],
      language: 'python',
      model: ['model', '@client.model'],
      // Three attempts at most (retry.py: stop_after_attempt(max_retries), 3 where it is left out).
      retries: { fields: ['max_retries'], default: 2 },
    },
  ],
});
