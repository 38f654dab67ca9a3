import { defineSdk, type Client, type Method } from './define-sdk.ts';
import { bedrockConverse, bedrockInvokeModel } from './bedrock-surface.ts';

/** AWS SDKs attempt a call so often in all; boto3's legacy mode 5 times, JavaScript v3 3 times. */
const boto = {
  retries: {
    fields: ['@client.config.retries.max_attempts', '@client.config.retries.total_max_attempts'],
    default: 4,
  },
} as const;
const script = { language: 'script', retries: { fields: ['@client.maxAttempts'], default: 2 } } as const;

const agent = {
  kind: 'agent-run',
  api: 'bedrock-converse',
  model: ['foundationModel', 'modelArn'],
  prompt: [
    { field: 'instruction', as: 'text', role: 'system' },
    { field: 'inputText', as: 'text', role: 'user' },
  ],
  turns: { fields: [], default: null },
} as const satisfies Partial<Method>;

const retrieve = {
  kind: 'chat',
  api: 'bedrock-converse',
  model: ['retrieveAndGenerateConfiguration.knowledgeBaseConfiguration.modelArn'],
  prompt: [{ field: 'input.text', as: 'text', role: 'user' }],
} as const satisfies Partial<Method>;

const batch = {
  kind: 'batch',
  api: 'batch',
  model: ['modelId'],
  prompt: [],
} as const satisfies Partial<Method>;
const rerank = {
  kind: 'rerank',
  api: 'rerank',
  model: ['rerankingConfiguration.bedrockRerankingConfiguration.modelConfiguration.modelArn'],
  prompt: [],
} as const satisfies Partial<Method>;

/** Requests by the names of both SDKs: method in boto3, command in JavaScript. */
const requests: readonly (readonly [string, string, Partial<Method>])[] = [
  ['converse', 'ConverseCommand', bedrockConverse],
  ['converse_stream', 'ConverseStreamCommand', { ...bedrockConverse, stream: true }],
  ['invoke_model', 'InvokeModelCommand', bedrockInvokeModel],
  [
    'invoke_model_with_response_stream',
    'InvokeModelWithResponseStreamCommand',
    { ...bedrockInvokeModel, stream: true },
  ],
  [
    'invoke_model_with_bidirectional_stream',
    'InvokeModelWithBidirectionalStreamCommand',
    { ...bedrockInvokeModel, kind: 'realtime', stream: true },
  ],
  ['start_async_invoke', 'StartAsyncInvokeCommand', { ...bedrockInvokeModel, kind: 'batch' }],
  ['invoke_agent', 'InvokeAgentCommand', agent],
  ['invoke_inline_agent', 'InvokeInlineAgentCommand', agent],
  ['invoke_flow', 'InvokeFlowCommand', agent],
  ['retrieve_and_generate', 'RetrieveAndGenerateCommand', retrieve],
  ['retrieve_and_generate_stream', 'RetrieveAndGenerateStreamCommand', { ...retrieve, stream: true }],
  ['create_model_invocation_job', 'CreateModelInvocationJobCommand', batch],
  ['rerank', 'RerankCommand', rerank],
];

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase());

const service: Partial<Client> = {
  positional: ['service_name'],
  language: 'python',
  where: { field: '@client.service_name', matches: /^bedrock/ },
};

/** Source: @aws-sdk/client-bedrock-runtime and -agent-runtime 3.1164, botocore's service models. */
export const bedrock = defineSdk({
  id: 'bedrock',
  provider: 'aws',
  packages: {
    python: [
      'boto3',
      'aioboto3',
      'aiobotocore',
      'botocore',
      'types_aiobotocore_bedrock_runtime',
      'mypy_boto3_bedrock_runtime',
    ],
    script: [
      '@aws-sdk/client-bedrock-runtime',
      '@aws-sdk/client-bedrock-agent-runtime',
      '@aws-sdk/client-bedrock',
    ],
  },
  clients: [
    { name: 'client', ...service },
    { name: 'create_client', ...service },
    ...['BedrockRuntimeClient', 'AgentsforBedrockRuntimeClient', 'BedrockClient'].map((name): Client => ({
      name,
      language: 'python',
    })),
    ...['BedrockRuntime', 'BedrockAgentRuntime', 'Bedrock'].map((name): Client => ({
      name,
      language: 'script',
    })),
  ],
  methods: [
    ...requests.map(([name, , method]): Method => ({
      model: [],
      prompt: [],
      kind: 'chat',
      api: 'bedrock-converse',
      ...method,
      ...boto,
      language: 'python',
      path: name,
      isDistinctive: name !== 'rerank',
    })),
    ...requests.map(([name, command, method]): Method => ({
      model: [],
      prompt: [],
      kind: 'chat',
      api: 'bedrock-converse',
      ...method,
      ...script,
      path: camel(name),
      command,
    })),
    ...requests.map(([name, , method]): Method => ({
      model: [],
      prompt: [],
      kind: 'chat',
      api: 'bedrock-converse',
      ...method,
      ...script,
      path: camel(name),
    })),
  ],
});
