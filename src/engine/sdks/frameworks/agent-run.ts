import type { Field, Method, PromptField } from '../define-sdk.ts';

/** A run of an agent whose constructor says all: what most frameworks have in common. */
export const agentRun = (
  instructions: readonly Field[],
  input: readonly string[],
  more: Omit<Method, 'kind' | 'api' | 'model' | 'prompt'> & { readonly model?: readonly Field[] },
): Method => ({
  kind: 'agent-run',
  api: 'openai-chat',
  positional: input,
  tools: ['@client.tools'],
  ...more,
  model: more.model ?? ['@client.model'],
  prompt: [
    ...instructions.map((field): PromptField => ({ field: `@client.${field}`, as: 'text', role: 'system' })),
    ...input.slice(0, 1).map((field): PromptField => ({ field, as: 'messages' })),
  ],
});
