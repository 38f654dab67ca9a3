import type { Tokenizer } from '../tokenizer.ts';

/** Embedding models: tokens of each input, plus a constant. */
export interface EmbeddingFamily {
  readonly id: string;
  readonly models: RegExp;
  readonly tokenizer: Tokenizer;
  readonly perInput: number;
  readonly isExact: boolean;
  readonly source: string;
}

const o200k = (perToken: number): Tokenizer => ({ encoding: 'o200k_base', perToken });

export const embeddingFamilies: readonly EmbeddingFamily[] = [
  { id: 'OpenAI embeddings', models: /text-embedding-(ada|3)|text-similarity/, tokenizer: { encoding: 'cl100k_base', perToken: 1 }, perInput: 0, isExact: true, source: 'recorded bills' }, // prettier-ignore
  { id: 'Cohere embed', models: /embed-(v4|english|multilingual)|cohere.*embed|embed-v3|embed-.*v\d/i, tokenizer: o200k(1), perInput: 0, isExact: false, source: 'recorded bills' }, // prettier-ignore
  { id: 'Titan and Nova embeddings', models: /titan|nova/, tokenizer: o200k(1.05), perInput: 0, isExact: false, source: 'recorded bills' }, // prettier-ignore
  { id: 'Gemini embeddings', models: /gemini|text-embedding-00|embedding-gecko/, tokenizer: o200k(1), perInput: 0, isExact: false, source: 'recorded bills' }, // prettier-ignore
  { id: 'Mistral embeddings', models: /mistral|codestral/, tokenizer: o200k(1), perInput: 2, isExact: false, source: 'recorded bills' }, // prettier-ignore
  { id: 'unknown embeddings', models: /^/, tokenizer: o200k(1.1), perInput: 1, isExact: false, source: 'ratio of other vocabularies' }, // prettier-ignore
];
