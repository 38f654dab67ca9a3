import type { Client, Method } from '../define-sdk.ts';

/** Indexes: putting documents in embeds them (or asks a model about each), by what they are called. */
const EMBEDDED = [
  'VectorStoreIndex',
  'MultiModalVectorStoreIndex',
  // Names of before 0.6, which stayed as aliases (llama_index/indices/vector_store/__init__.py).
  'GPTVectorStoreIndex',
  'GPTSimpleVectorIndex',
];
const ASKED = [
  'DocumentSummaryIndex',
  'KnowledgeGraphIndex',
  'PropertyGraphIndex',
  'TreeIndex',
  'KeywordTableIndex',
  'GPTDocumentSummaryIndex',
  'GPTKnowledgeGraphIndex',
  'GPTTreeIndex',
  'GPTKeywordTableIndex',
];
/** Engines that are made by themselves, and answer. */
const ENGINES = [
  'RetrieverQueryEngine',
  'CitationQueryEngine',
  'SubQuestionQueryEngine',
  'RouterQueryEngine',
  'NLSQLTableQueryEngine',
  'PandasQueryEngine',
  'MultiStepQueryEngine',
  'TransformQueryEngine',
  'SimpleChatEngine',
  'ContextChatEngine',
  'CondenseQuestionChatEngine',
  'CondensePlusContextChatEngine',
];
const FROM = ['from_args', 'from_defaults', 'fromDefaults'];
const EMBED = ['embed_model', 'embedModel'];

export const engineClients: readonly Client[] = [
  ...EMBEDDED,
  ...ASKED,
  ...ENGINES,
  'IngestionPipeline',
].flatMap(name => [name, ...FROM.map(f => `${name}.${f}`)].map(client => ({ name: client })));

const answer = {
  kind: 'chat',
  api: 'openai-chat',
  positional: ['question'],
} as const satisfies Partial<Method>;
const asked: Method['prompt'] = ['question', 'query', 'message', 'str_or_query_bundle', 'query_str'].map(
  field => ({ field, as: 'messages' }),
);
const embed = {
  kind: 'embedding',
  api: 'embeddings',
  positional: ['documents'],
  options: 1,
  model: EMBED,
  prompt: [
    { field: 'documents', as: 'texts' },
    { field: 'nodes', as: 'texts' },
  ],
} as const satisfies Partial<Method>;
const ofEngines = ENGINES.flatMap(name => [name, ...FROM.map(f => `${name}.${f}`)]);

/** Query and chat engines, indexes and ingestion of LlamaIndex: a part of the declaration in llamaindex.ts. Source: llama-index-core (indices/base.py, ingestion/pipeline.py, query_engine), LlamaIndexTS of 2025-12. */
export const engineMethods: readonly Method[] = [
  {
    ...answer,
    client: '*',
    path: ['as_query_engine().query', 'as_query_engine().aquery', 'asQueryEngine().query'],
    model: ['@as_query_engine.llm', '@asQueryEngine.llm'],
    prompt: asked,
  },
  {
    ...answer,
    client: '*',
    path: ['as_chat_engine().chat', 'as_chat_engine().achat', 'asChatEngine().chat'],
    model: ['@as_chat_engine.llm', '@asChatEngine.chatModel'],
    prompt: asked,
    keepsHistory: true,
    stream: ['stream'],
  },
  {
    ...answer,
    client: '*',
    path: ['as_chat_engine().stream_chat', 'as_chat_engine().astream_chat'],
    model: ['@as_chat_engine.llm'],
    prompt: asked,
    keepsHistory: true,
    stream: true,
  },
  {
    ...answer,
    client: ofEngines,
    path: 'query',
    model: ['@client.llm'],
    prompt: asked,
  },
  {
    ...answer,
    client: ofEngines,
    path: 'aquery',
    language: 'python',
    model: ['@client.llm'],
    prompt: asked,
  },
  {
    ...answer,
    client: ofEngines,
    path: 'chat',
    model: ['@client.llm', '@client.chatModel'],
    prompt: [
      { field: '@client.system_prompt', as: 'text', role: 'system' },
      { field: '@client.systemPrompt', as: 'text', role: 'system' },
      ...asked,
    ],
    keepsHistory: true,
    stream: ['stream'],
  },
  {
    ...answer,
    client: ofEngines,
    path: ['stream_chat', 'astream_chat'],
    model: ['@client.llm'],
    prompt: [{ field: '@client.system_prompt', as: 'text', role: 'system' }, ...asked],
    keepsHistory: true,
    stream: true,
  },
  // A retriever embeds the question.
  {
    ...embed,
    client: '*',
    path: ['as_retriever().retrieve', 'as_retriever().aretrieve', 'asRetriever().retrieve'],
    positional: ['query'],
    options: 0,
    model: EMBED.map(e => `@client.${e}`),
    prompt: [{ field: 'query', as: 'texts' }],
  },
  {
    ...embed,
    client: '*',
    path: [...EMBEDDED.map(name => `${name}.from_documents`), 'VectorStoreIndex.fromDocuments'],
  },
  {
    ...embed,
    client: '*',
    path: EMBEDDED,
    positional: ['nodes'],
    // A call of the class with nodes embeds them; over a store that is filled it does not.
    where: { field: 'nodes' },
    language: 'python',
  },
  {
    kind: 'chat',
    api: 'openai-chat',
    client: '*',
    path: [...ASKED.map(name => `${name}.from_documents`), 'KeywordTableIndex.fromDocuments'],
    positional: ['documents'],
    options: 1,
    model: ['llm'],
    prompt: [{ field: 'documents', as: 'texts' }],
  },
  {
    ...embed,
    client: 'IngestionPipeline',
    path: 'run',
    where: { field: '@client.transformations.*', matches: /Embed/ },
    options: 0,
    model: ['@client.transformations.*'],
  },
  {
    ...embed,
    client: 'IngestionPipeline',
    path: 'arun',
    language: 'python',
    where: { field: '@client.transformations.*', matches: /Embed/ },
    options: 0,
    model: ['@client.transformations.*'],
  },
];
