import { createRequire } from 'node:module';
import { createCounters } from '../../../src/engine/tokens/count/counters.ts';
import type { RankFile } from '../../../src/engine/tokens/count/ranks.ts';

const require = createRequire(import.meta.url);

export const rankFiles = {
  o200k_base: require('tiktoken/encoders/o200k_base.json') as RankFile,
  cl100k_base: require('tiktoken/encoders/cl100k_base.json') as RankFile,
};
export const counters = createCounters(rankFiles);
