import type { Client, Method } from '../define-sdk.ts';
import { agentRun } from './agent-run.ts';

/** Agents that call functions, and what they take each turn from. */
const CALLING = ['FunctionCallingAgent', 'OpenAIAgent', 'AnthropicAgent', 'MistralAIAgent'];
const CALLING_WORKERS = ['FunctionCallingAgentWorker', 'OpenAIAgentWorker'];
const made = (names: readonly string[]): string[] => names.map(name => `${name}.from_tools`);

export const oldAgentMakers: readonly string[] = made([
  ...CALLING,
  'ReActAgent',
  ...CALLING_WORKERS,
  'ReActAgentWorker',
]);
export const oldAgentClients: readonly Client[] = [
  ...oldAgentMakers.map(name => ({ name })),
  { name: 'AgentRunner', positional: ['agent_worker'] },
];

const PATHS = { asked: ['chat', 'achat', 'query', 'aquery'], streamed: ['stream_chat', 'astream_chat'] };
const throughWorker = (paths: readonly string[]): string[] => paths.map(path => `as_agent().${path}`);
const reacting = { fields: ['@client.max_iterations'], default: 10 } as const;
// The first answer and one for each round of function calls.
const calling = { fields: ['@client.max_function_calls'], default: 6 } as const;

function run(client: string | readonly string[], of: string, turns: Method['turns']): readonly Method[] {
  const isWorker = of === '@client' && typeof client !== 'string' && client.some(name => /Worker/.test(name));
  const shape = (paths: readonly string[], more: Partial<Method>): Method => ({
    ...agentRun([], ['message'], { path: isWorker ? throughWorker(paths) : paths }),
    client,
    language: 'python',
    model: [`${of}.llm`],
    tools: [`${of}.tools`],
    prompt: [
      { field: `${of}.system_prompt`, as: 'text', role: 'system' },
      { field: '@client.chat_history', as: 'messages' },
      { field: 'chat_history', as: 'messages' },
      { field: 'message', as: 'messages' },
    ],
    keepsHistory: true,
    ...(turns ? { turns } : {}),
    ...more,
  });
  return [shape(PATHS.asked, {}), shape(PATHS.streamed, { stream: true })];
}

/**
 * Agents of before llama-index-core 0.13, each made by `from_tools`: a part of the declaration in llamaindex.ts.
 * Source: llama-index-core (agent/react/base.py: max_iterations 10; agent/function_calling/step.py: max_function_calls
 * 5, base.py: as_agent; agent/runner/base.py: AgentRunner).
 */
export const oldAgentMethods: readonly Method[] = [
  ...run(made(['ReActAgent']), '@client', reacting),
  ...run(made(['ReActAgentWorker']), '@client', reacting),
  ...run(made(CALLING), '@client', calling),
  ...run(made(CALLING_WORKERS), '@client', calling),
  ...run('AgentRunner', '@client.agent_worker', {
    fields: ['@client.agent_worker.max_iterations', '@client.agent_worker.max_function_calls'],
    default: null,
  }),
];
