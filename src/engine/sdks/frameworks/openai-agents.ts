import { defineSdk, type Method } from '../define-sdk.ts';

/** A run sends what the starting agent says, turn after turn, until it answers. Default bound: 10 turns (openai-agents 0.6, run.py; @openai/agents 0.20). */
const run = {
  kind: 'agent-run',
  api: 'openai-responses',
  positional: ['starting_agent', 'input'],
  options: 2,
  model: ['run_config.model', 'starting_agent.model'],
  prompt: [
    { field: 'starting_agent.instructions', as: 'text', role: 'system' },
    { field: 'input', as: 'messages' },
  ],
  outputCap: [
    'run_config.model_settings.max_tokens',
    'starting_agent.model_settings.max_tokens',
    'starting_agent.modelSettings.maxTokens',
  ],
  tools: ['starting_agent.tools'],
  responseSchema: ['starting_agent.output_type', 'starting_agent.outputType'],
  reasoningEffort: [
    'starting_agent.model_settings.reasoning.effort',
    'starting_agent.modelSettings.reasoning.effort',
  ],
  turns: { fields: ['max_turns', 'maxTurns'], default: 10 },
  starts: ['starting_agent'],
  retries: { fields: [], default: 2 },
  keepsHistory: [
    'session',
    'previous_response_id',
    'previousResponseId',
    'conversation_id',
    'conversationId',
  ],
} as const satisfies Partial<Method>;

const INSTANCES = ['Runner', 'AgentRunner', 'responses_websocket_session'];
const AGENTS = ['Agent', 'SandboxAgent', 'RealtimeAgent'];
const MADE = AGENTS.flatMap(a => [`${a}()`, `${a}.create()`, `${a}().clone()`]);

/** What runs take where neither agent nor run names a model. Source: release notes 0.16 and 0.20 (docs/release.md). */
const defaultModel = [
  { range: '>=0.3 <0.16', value: 'gpt-4.1' },
  { range: '>=0.16 <0.20', value: 'gpt-5.4-mini' },
  { range: '>=0.20', value: 'gpt-5.6-luna' },
];
const pythonRun = { ...run, language: 'python', defaultModel } as const;
const scriptRun = { ...run, language: 'script', defaultModel: [defaultModel[2]!] } as const;

/** Source: openai-agents-python 0.6 (src/agents/run.py, agent.py), @openai/agents 0.20. */
export const openaiAgents = defineSdk({
  id: 'openai_agents',
  provider: 'openai',
  packages: {
    python: ['agents'],
    script: ['@openai/agents', '@openai/agents-core', '@openai/agents-realtime'],
  },
  distributions: ['openai-agents'],
  clients: [{ name: '' }, ...[...INSTANCES, 'VoicePipeline'].map(name => ({ name }))],
  methods: [
    { ...pythonRun, path: ['Runner.run', 'Runner.run_sync'] },
    { ...pythonRun, path: 'Runner.run_streamed', stream: true },
    { ...scriptRun, path: 'run', client: [''], stream: ['stream'] },
    { ...scriptRun, path: 'run', client: 'Runner', stream: ['stream'] },
    { ...pythonRun, path: ['run', 'run_sync'], client: INSTANCES },
    { ...pythonRun, path: 'run_streamed', client: INSTANCES, stream: true },
    // Speech to text, the agent, text to speech; the agent's model is the one that thinks.
    {
      ...run,
      path: 'run',
      client: 'VoicePipeline',
      language: 'python',
      positional: ['audio_input'],
      model: ['@client.workflow.agent.model'],
      starts: ['@client.workflow'],
      prompt: [],
      tools: [],
    },
    {
      path: 'RealtimeRunner().run',
      language: 'python',
      kind: 'realtime',
      api: 'openai-responses',
      model: ['model_config.initial_model_settings.model_name', '@RealtimeRunner.starting_agent.model'],
      inner: { RealtimeRunner: { positional: ['starting_agent'] } },
      prompt: [{ field: '@RealtimeRunner.starting_agent.instructions', as: 'text', role: 'system' }],
    },
    {
      path: 'RealtimeSession().connect',
      language: 'script',
      kind: 'realtime',
      api: 'openai-responses',
      model: ['@RealtimeSession.model'],
      inner: { RealtimeSession: { positional: ['agent'], options: 1 } },
      prompt: [{ field: '@RealtimeSession.agent.instructions', as: 'text', role: 'system' }],
    },
    {
      path: [
        'OpenAIProvider().get_model().get_response',
        'MultiProvider().get_model().get_response',
        'OpenAIResponsesModel().get_response',
        'OpenAIChatCompletionsModel().get_response',
      ],
      kind: 'chat',
      api: 'openai-responses',
      model: ['@get_model.model_name', '@client.model'],
      inner: { get_model: { positional: ['model_name'] } },
      positional: ['system_instructions', 'input'],
      prompt: [
        { field: 'system_instructions', as: 'text', role: 'system' },
        { field: 'input', as: 'messages' },
      ],
    },
    {
      path: [
        'OpenAIProvider().get_model().stream_response',
        'MultiProvider().get_model().stream_response',
        'OpenAIResponsesModel().stream_response',
        'OpenAIChatCompletionsModel().stream_response',
      ],
      kind: 'chat',
      api: 'openai-responses',
      model: ['@get_model.model_name', '@client.model'],
      inner: { get_model: { positional: ['model_name'] } },
      positional: ['system_instructions', 'input'],
      stream: true,
      prompt: [
        { field: 'system_instructions', as: 'text', role: 'system' },
        { field: 'input', as: 'messages' },
      ],
    },
  ],
  agents: [
    {
      path: MADE,
      name: ['name'],
      model: ['model'],
      tools: ['tools', 'mcp_servers', 'mcpServers'],
      leads: [{ field: 'handoffs', kind: 'handoff' }],
      hooks: ['input_guardrails', 'output_guardrails', 'inputGuardrails', 'outputGuardrails'],
    },
  ],
  models: [
    { path: AGENTS.map(a => `${a}()`), model: ['model'], onlyWithModel: true },
    { path: AGENTS.map(a => `${a}().clone()`), model: ['model'], onlyWithModel: true },
    {
      path: ['OpenAIChatCompletionsModel()', 'OpenAIResponsesModel()'],
      model: ['model'],
      positional: ['model'],
    },
    {
      path: ['OpenAIProvider().get_model()', 'MultiProvider().get_model()'],
      model: ['model_name'],
      positional: ['model_name'],
      language: 'python',
    },
    { path: 'OpenAIResponsesCompactionSession()', model: ['model'], onlyWithModel: true, language: 'python' },
  ],
});
