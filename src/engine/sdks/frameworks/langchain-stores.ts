import type { Client, Method } from '../define-sdk.ts';

/** Vector stores that embed with what they are given: all of langchain-community 0.4 and @langchain/community 1. */
const names = (text: string): readonly string[] => text.trim().split(/\s+/);
const PYTHON = names(`
  Chroma FAISS Pinecone PineconeVectorStore Qdrant QdrantVectorStore PGVector InMemoryVectorStore Weaviate
  WeaviateVectorStore Milvus Zilliz LanceDB ElasticsearchStore ElasticVectorSearch SupabaseVectorStore Redis
  RedisVectorStore MongoDBAtlasVectorSearch AstraDBVectorStore AzureSearch OpenSearchVectorSearch
  DocArrayInMemorySearch Aerospike AlibabaCloudOpenSearch AnalyticDB Annoy ApacheDoris ApertureDB AstraDB
  AzureCosmosDBNoSqlVectorSearch AzureCosmosDBVectorSearch BESVectorStore Bagel BaiduVectorDB
  BigQueryVectorSearch Cassandra Clickhouse CouchbaseVectorStore CouchbaseSearchVectorStore DashVector
  DatabricksVectorSearch DeepLake Dingo DocArrayHnswSearch DocumentDBVectorSearch DuckDB EcloudESVectorStore
  ElasticKnnSearch Epsilla FalkorDBVector Hippo Hologres InfinispanVS Jaguar KDBAI Kinetica Lantern
  ManticoreSearch Meilisearch MomentoVectorIndex MyScale Neo4jVector OracleVS PGEmbedding PGVecto_rs
  PGVectorStore Relyt Rockset SKLearnVectorStore SQLiteVSS SQLiteVec ScaNN SemaDB SingleStoreDB
  SingleStoreVectorStore StarRocks SurrealDBStore TablestoreVectorStore Tair TencentVectorDB TiDBVectorStore
  TileDB TimescaleVector Typesense USearch UpstashVectorStore Vald Vearch VespaStore VikingDB XataVectorStore
  Yellowbrick ZepVectorStore
`);
const SCRIPT = names(`
  Chroma FaissStore PineconeStore QdrantVectorStore PGVectorStore MemoryVectorStore HNSWLib WeaviateStore Milvus
  LanceDB SupabaseVectorStore RedisVectorStore MongoDBAtlasVectorSearch AstraDBVectorStore OpenSearchVectorStore
  ElasticVectorSearch AnalyticDBVectorStore AzionVectorStore AzureAISearchVectorStore CassandraStore
  ClickHouseStore CloudflareVectorizeStore ConvexVectorStore CouchbaseQueryVectorStore
  CouchbaseSearchVectorStore HanaDB LibSQLVectorStore MariaDBStore MatchingEngine MomentoVectorIndex
  MyScaleStore Neo4jVectorStore NeonPostgres PrismaVectorStore RocksetStore SingleStoreVectorStore
  TigrisVectorStore TurbopufferVectorStore TypeORMVectorStore Typesense USearch UpstashVectorStore
  VercelPostgres VoyVectorStore ZepVectorStore
`);
const STORES = [...new Set([...PYTHON, ...SCRIPT])];
const FROM_PYTHON = ['from_documents', 'from_texts', 'afrom_documents', 'afrom_texts'];
const FROM_SCRIPT = ['fromDocuments', 'fromTexts'];
const FROM = [...FROM_PYTHON, ...FROM_SCRIPT];
const LOADED = [
  'from_existing_index',
  'from_existing_collection',
  'load_local',
  'fromExistingIndex',
  'fromExistingCollection',
  'load',
];
const made = STORES.flatMap(name => [name, ...[...FROM, ...LOADED].map(f => `${name}.${f}`)]);
const EMBEDS = ['embedding', 'embeddings', 'embedding_function', 'embedding_service'];

const embed = {
  kind: 'embedding',
  api: 'embeddings',
  options: -1,
} as const satisfies Partial<Method>;

/** Stores that embed what is put in and what is asked. A part of the declaration in langchain.ts. Source: langchain-core 1.0 (vectorstores/base.py), @langchain/core 1.0. */
export const storeClients: readonly Client[] = [
  { name: '' },
  { name: '*' },
  ...made.map(name => ({
    name,
    // `new Store(embeddings)`, `Store.fromDocuments(docs, embeddings)`, `Store.load_local(path, embeddings)`.
    positional: /\.fromTexts/.test(name)
      ? ['texts', 'metadatas', 'embedding']
      : /\.(from_?[dDtT]|afrom|load)/.test(name)
        ? ['documents', 'embedding']
        : ['embedding'],
    options: -1,
  })),
];

export const storeMethods: readonly Method[] = [
  // Any store of any package; retrievers that count words are made alike, but of documents alone.
  {
    ...embed,
    client: '*',
    path: [...FROM_PYTHON, 'fromDocuments'],
    positional: ['documents', 'embedding'],
    where: { field: `(${EMBEDS.join('|')})` },
    model: EMBEDS,
    prompt: [
      { field: 'documents', as: 'texts' },
      { field: 'texts', as: 'texts' },
    ],
  },
  {
    ...embed,
    client: '*',
    path: 'fromTexts',
    language: 'script',
    positional: ['texts', 'metadatas', 'embedding'],
    where: { field: 'embedding' },
    model: EMBEDS,
    prompt: [{ field: 'texts', as: 'texts' }],
  },
  {
    ...embed,
    client: made,
    path: [
      'add_documents',
      'aadd_documents',
      'add_texts',
      'aadd_texts',
      'addDocuments',
      'similarity_search',
      'asimilarity_search',
      'similarity_search_with_score',
      'similarity_search_with_relevance_scores',
      'max_marginal_relevance_search',
      'similaritySearch',
      'similaritySearchWithScore',
      'maxMarginalRelevanceSearch',
      'as_retriever().invoke',
      'as_retriever().ainvoke',
      'as_retriever().get_relevant_documents',
      'asRetriever().invoke',
      'asRetriever().getRelevantDocuments',
    ],
    positional: ['texts'],
    model: EMBEDS.map(e => `@client.${e}`),
    prompt: [
      { field: 'texts', as: 'texts' },
      { field: 'query', as: 'texts' },
      { field: 'documents', as: 'texts' },
    ],
  },
];
