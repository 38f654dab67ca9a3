/** An id without the provider before it: `openai/gpt-5.4`, `openai:gpt-5.4`. */
export const bare = (id: string): string =>
  id.slice(id.lastIndexOf('/') + 1).replace(/^[a-z_]+:(?=[a-z])/, '');
