import type { Client, Method } from '../define-sdk.ts';
import { RUNS, STREAMS } from './langchain-agents.ts';

/** Chains of langchain-community 0.4 that ask for a query, and again for the answer (chains/graph_qa). */
const GRAPHS = [
  'ArangoGraphQAChain',
  'FalkorDBQAChain',
  'GraphCypherQAChain',
  'GraphQAChain',
  'GraphSparqlQAChain',
  'GremlinQAChain',
  'HugeGraphQAChain',
  'KuzuQAChain',
  'MemgraphQAChain',
  'NebulaGraphQAChain',
  'OntotextGraphDBQAChain',
];
/** Chains by what makes them, with the names of positional arguments. */
const CHAINS: Readonly<Record<string, readonly string[]>> = {
  LLMChain: ['llm', 'prompt'],
  ConversationChain: ['llm'],
  create_stuff_documents_chain: ['llm', 'prompt'],
  createStuffDocumentsChain: ['llm', 'prompt'],
  create_history_aware_retriever: ['llm', 'retriever', 'prompt'],
  createHistoryAwareRetriever: ['llm', 'retriever', 'prompt'],
  load_summarize_chain: ['llm', 'chain_type'],
  loadSummarizationChain: ['llm'],
  load_qa_chain: ['llm', 'chain_type'],
  loadQAStuffChain: ['llm'],
  create_sql_query_chain: ['llm', 'db'],
  create_retrieval_chain: ['retriever', 'combine_docs_chain'],
  createRetrievalChain: ['retriever', 'combineDocsChain'],
  'RetrievalQA.from_chain_type': ['llm'],
  'RetrievalQA.from_llm': ['llm'],
  'RetrievalQAWithSourcesChain.from_chain_type': ['llm'],
  'ConversationalRetrievalChain.from_llm': ['llm', 'retriever'],
  'RetrievalQAChain.fromLLM': ['llm', 'retriever'],
  'ConversationalRetrievalQAChain.fromLLM': ['llm', 'retriever'],
  'VectorDBQAChain.fromLLM': ['llm', 'vectorstore'],
  'MultiQueryRetriever.from_llm': ['retriever', 'llm'],
  'GraphCypherQAChain.fromLLM': ['llm'],
  ...Object.fromEntries(GRAPHS.map(name => [`${name}.from_llm`, ['llm']])),
  'APIChain.from_llm_and_api_docs': ['llm'],
  'LLMMathChain.from_llm': ['llm'],
  'MapReduceDocumentsChain.from_params': ['llm'],
};
/** The model of the chain itself, and of the one that it hands documents to (positional there). */
const inner = ['combine_docs_chain', 'combineDocsChain'].flatMap(f => [`@client.${f}.llm`, `@client.${f}.0`]);

const chain: Omit<Method, 'path' | 'stream'> = {
  kind: 'chat',
  api: 'openai-chat',
  client: Object.keys(CHAINS),
  positional: ['input'],
  options: -1,
  model: ['@client.llm', ...inner],
  prompt: [
    { field: '@client.prompt', as: 'template' },
    { field: 'input', as: 'messages', unless: '@client.prompt' },
  ],
  keepsHistory: ['@client.memory'],
};

/** Chains of LangChain before LCEL, each one call at least: refining and summing up ask once for each document. A part of the declaration in langchain.ts. Source: langchain-classic 1.0 (chains). */
export const chainClients: readonly Client[] = Object.entries(CHAINS).map(([name, positional]) => ({
  name,
  positional,
  // JavaScript's classes and factories take them in one object, its other functions one by one.
  ...(/\.from|^load/.test(name) ? { options: -1 } : {}),
}));

export const chainMethods: readonly Method[] = [
  {
    ...chain,
    path: [
      ...RUNS,
      'run',
      'arun',
      'acall',
      'predict',
      'apredict',
      'get_relevant_documents',
      'getRelevantDocuments',
    ],
  },
  { ...chain, path: 'call', language: 'script' },
  { ...chain, path: STREAMS, stream: true },
  // A chain that is called itself.
  {
    ...chain,
    client: [''],
    language: 'python',
    path: Object.keys(CHAINS).map(name => `${name}()`),
    inner: Object.fromEntries(Object.entries(CHAINS).map(([name, positional]) => [name, { positional }])),
    model: Object.keys(CHAINS).map(name => `@${name}.llm`),
    prompt: [{ field: 'input', as: 'messages' }],
  },
];
