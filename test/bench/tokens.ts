// The counter beside tiktoken's WASM in one process: speed on prompts and code, and growth on unbroken text.
//   npm run bench:tokens
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Tiktoken } from 'tiktoken/lite';
import { createCounter } from '../../src/engine/tokens/count/counter.ts';
import type { RankFile } from '../../src/engine/tokens/count/ranks.ts';
import { prompts } from './prompts.ts';

const require = createRequire(import.meta.url);

const elapsed = (run: () => void): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
const rounds = (n: number, run: () => void): number[] => Array.from({ length: n }, () => elapsed(run));

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(`${folder}/${name}`, 'utf8'));
}

const unbroken: Readonly<Record<string, (n: number) => string>> = {
  '"a" repeated': n => 'a'.repeat(n),
  spaces: n => ' '.repeat(n),
  'random letters': n => seeded(n, i => String.fromCharCode(97 + (i % 26))),
  'unbroken CJK': n => seeded(n, i => String.fromCharCode(0x4e00 + (i % 0x5000))),
  punctuation: n => seeded(n, i => '!"#$%&()*+,-./:;<=>?@[]^_{|}~'[i % 29]!),
};

function seeded(n: number, letter: (i: number) => string): string {
  let state = 12345;
  const out: string[] = [];
  for (let i = 0; i < n; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    out.push(letter(state >>> 8));
  }
  return out.join('');
}

const corpora = { prompts: prompts(), code: [...sourceFiles('src'), ...sourceFiles('test')] };

for (const name of ['o200k_base', 'cl100k_base'] as const) {
  const file = require(`tiktoken/encoders/${name}.json`) as RankFile;
  const oracle = new Tiktoken(file.bpe_ranks, { ...file.special_tokens }, file.pat_str);
  const counter = createCounter(name, () => file);
  console.log(`${name}: ranks read in ${elapsed(() => counter.count('')).toFixed(0)} ms`);
  for (const [kind, texts] of Object.entries(corpora)) {
    const size = texts.reduce((sum, text) => sum + text.length, 0);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < 9; round++) {
      // by turns, so that whatever else runs on the machine slows both
      ours.push(elapsed(() => texts.forEach(text => counter.count(text))));
      theirs.push(elapsed(() => texts.forEach(text => oracle.encode_ordinary(text))));
    }
    const differing = texts.filter(
      text => counter.count(text) !== oracle.encode_ordinary(text).length,
    ).length;
    const [cold, coldTheirs] = [ours[0]!, theirs[0]!];
    const [warm, warmTheirs] = [median(ours.slice(2)), median(theirs.slice(2))];
    console.log(
      `  ${kind.padEnd(8)} ${texts.length} texts, ${size} characters: ${differing} differ; warm ${warm.toFixed(1)} ms, tiktoken ${warmTheirs.toFixed(1)} ms: ` +
        `${(warmTheirs / warm).toFixed(1)} times as fast (cold ${(coldTheirs / cold).toFixed(1)})`,
    );
  }
  for (const [kind, make] of Object.entries(unbroken)) {
    const [small, large] = [make(1e5), make(1e6)];
    const time = (text: string): number => median(rounds(7, () => counter.count(text)).slice(2));
    const [shortMs, longMs] = [time(small), time(large)];
    console.log(
      `  ${kind.padEnd(15)} 10^5 ${shortMs.toFixed(0)} ms, 10^6 ${longMs.toFixed(0)} ms: ${(longMs / shortMs).toFixed(1)} times as long`,
    );
  }
}
