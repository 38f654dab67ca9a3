/** An id without the provider before it: `openai/gpt-5.4`, `openai:gpt-5.4`, `us.anthropic.claude-sonnet-5-v1:0`. */
export const bare = (id: string): string =>
  id
    .slice(id.lastIndexOf('/') + 1)
    .replace(/^[a-z_]+:(?=[a-z])/, '')
    .replace(/^([a-z]{2,6}\.)?(anthropic|amazon|meta|mistral|cohere|ai21|deepseek|openai|qwen)\./, '')
    .replace(/-v\d+(:\d+\w*)?$/, '');
