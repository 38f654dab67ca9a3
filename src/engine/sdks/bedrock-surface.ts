import type { Method } from './define-sdk.ts';

/** Source: @aws-sdk/client-bedrock-runtime 3.1164 (models/models_0.d.ts), botocore's service model of the same API. */
export const bedrockConverse = {
  kind: 'chat',
  api: 'bedrock-converse',
  model: ['modelId'],
  prompt: [
    { field: 'system', as: 'text', role: 'system' },
    { field: 'messages', as: 'messages' },
  ],
  outputCap: ['inferenceConfig.maxTokens'],
  tools: ['toolConfig.tools'],
  tier: ['serviceTier.type', 'serviceTier'],
} as const satisfies Partial<Method>;

/** The body is JSON in the shape of the model's own vendor: Anthropic, Titan, Llama, Nova, Cohere, Mistral. */
const body = (prefix: string): Partial<Method> => ({
  prompt: [
    { field: `${prefix}system`, as: 'text', role: 'system' },
    { field: `${prefix}messages`, as: 'messages' },
    { field: `${prefix}prompt`, as: 'text', role: 'user' },
    { field: `${prefix}inputText`, as: 'text', role: 'user' },
    { field: `${prefix}texts`, as: 'texts' },
  ],
  outputCap: [
    `${prefix}max_tokens`,
    `${prefix}max_tokens_to_sample`,
    `${prefix}textGenerationConfig.maxTokenCount`,
    `${prefix}max_gen_len`,
    `${prefix}inferenceConfig.max_new_tokens`,
    `${prefix}inferenceConfig.maxTokens`,
  ],
  tools: [`${prefix}tools`],
});

/** As an HTTP body. */
export const bedrockInvoke = {
  api: 'bedrock-invoke',
  kind: 'chat',
  model: ['modelId'],
  ...body(''),
} as const satisfies Partial<Method>;
/** Models that answer with vectors, pictures or an order, by their ids. */
const kinds: Method['kinds'] = [
  { model: /embed/, kind: 'embedding', api: 'embeddings' },
  { model: /stability\.|titan-image|nova-(canvas|reel)|luma\./, kind: 'image', api: 'image' },
  { model: /rerank/, kind: 'rerank', api: 'rerank' },
];

/** As an argument of the SDK's call. */
export const bedrockInvokeModel = {
  api: 'bedrock-invoke',
  kind: 'chat',
  kinds,
  model: ['modelId'],
  ...body('body.'),
} as const satisfies Partial<Method>;
