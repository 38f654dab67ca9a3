import { defineSdk, type Method } from './define-sdk.ts';
import {
  openaiAudio,
  openaiChat,
  openaiCompletion,
  openaiEmbeddings,
  openaiImages,
  openaiModeration,
  openaiResponses,
} from './openai-surface.ts';

/** `litellm.completion`, `acompletion`, and the same of a Router. Source: litellm (main.py, router.py, constants.py: DEFAULT_MAX_RETRIES 2). */
const retries = { fields: ['num_retries', 'max_retries', '@client.num_retries'], default: 2 } as const;
const both = (...names: readonly string[]): string[] => names.flatMap(n => [n, `a${n}`]);

const chat = {
  ...openaiChat,
  retries,
  positional: ['model', 'messages'],
  language: 'python',
} as const satisfies Partial<Method>;

export const litellm = defineSdk({
  id: 'litellm',
  provider: null,
  packages: { python: ['litellm'] },
  clients: [
    {
      name: 'Router',
      aliases: { list: 'model_list', name: 'model_name', model: 'litellm_params.model' },
    },
    { name: 'LiteLLM' },
    { name: '' },
  ],
  methods: [
    {
      ...chat,
      path: [
        ...both('completion'),
        'completion_with_retries',
        'acompletion_with_retries',
        'chat.completions.create',
      ],
    },
    { ...chat, path: both('batch_completion', 'batch_completion_models') },
    {
      ...openaiCompletion,
      retries,
      language: 'python',
      path: both('text_completion'),
      positional: ['prompt', 'model'],
    },
    {
      ...openaiResponses,
      retries,
      language: 'python',
      path: both('responses'),
      positional: ['input', 'model'],
    },
    {
      ...openaiEmbeddings,
      retries,
      language: 'python',
      path: both('embedding'),
      positional: ['model', 'input'],
    },
    {
      ...openaiImages,
      retries,
      language: 'python',
      path: both('image_generation', 'image_edit'),
      positional: ['prompt', 'model'],
    },
    {
      ...openaiAudio,
      retries,
      language: 'python',
      path: both('transcription', 'speech'),
      positional: ['model'],
    },
    { ...openaiModeration, retries, language: 'python', path: both('moderation') },
    {
      path: both('rerank'),
      language: 'python',
      kind: 'rerank',
      api: 'rerank',
      model: ['model'],
      prompt: [
        { field: 'query', as: 'texts' },
        { field: 'documents', as: 'texts' },
      ],
      retries,
    },
  ],
});
