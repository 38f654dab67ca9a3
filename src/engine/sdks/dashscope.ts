import { defineSdk } from './define-sdk.ts';
import { openaiChat } from './openai-surface.ts';
import { queryAndDocuments, textField } from './prompt-fields.ts';

/** Source: READMEs of dashscope, ibm-watsonx-ai, writerai and ai21. */
export const dashscope = defineSdk({
  id: 'dashscope',
  provider: 'alibaba',
  packages: { python: ['dashscope'] },
  clients: [{ name: '' }],
  methods: [
    {
      ...openaiChat,
      path: [
        'Generation.call',
        'MultiModalConversation.call',
        'AioGeneration.call',
        'AioMultiModalConversation.call',
      ],
      positional: ['model'],
      prompt: [...openaiChat.prompt, { field: 'prompt', as: 'text', role: 'user' }],
    },
    {
      path: 'TextEmbedding.call',
      kind: 'embedding',
      api: 'embeddings',
      positional: ['model'],
      model: ['model'],
      prompt: [{ field: 'input', as: 'texts' }],
    },
    {
      path: 'TextReRank.call',
      kind: 'rerank',
      api: 'rerank',
      positional: ['model'],
      model: ['model'],
      prompt: queryAndDocuments,
    },
    {
      path: ['ImageSynthesis.call', 'ImageSynthesis.async_call'],
      kind: 'image',
      api: 'image',
      positional: ['model'],
      model: ['model'],
      prompt: textField('prompt'),
    },
  ],
});
