import type { Method } from './define-sdk.ts';

/** One text under a name. */
export const textField = (field: string): Method['prompt'] => [{ field, as: 'text', role: 'user' }];

/** What a reranker takes. */
export const queryAndDocuments: Method['prompt'] = [
  { field: 'query', as: 'texts' },
  { field: 'documents', as: 'texts' },
];
