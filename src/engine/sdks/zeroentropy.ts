import { defineSdk } from './define-sdk.ts';
import { queryAndDocuments } from './prompt-fields.ts';

/** Source: zeroentropy 0.1.0-alpha.10 (resources/models.d.ts); the Python package comes from the same generator. */
export const zeroentropy = defineSdk({
  id: 'zeroentropy',
  provider: 'zeroentropy',
  packages: { python: ['zeroentropy'], script: ['zeroentropy'] },
  clients: [{ name: 'ZeroEntropy' }, { name: 'AsyncZeroEntropy' }, { name: 'default', language: 'script' }],
  methods: [
    {
      path: 'models.rerank',
      kind: 'rerank',
      api: 'rerank',
      model: ['model'],
      prompt: queryAndDocuments,
      isDistinctive: true,
    },
    {
      path: 'models.embed',
      kind: 'embedding',
      api: 'embeddings',
      model: ['model'],
      prompt: [{ field: 'input', as: 'texts' }],
    },
  ],
});
