// Writes the beginning of the sample's report into README.md; `npm test` says when it is no longer true.
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from './load.mjs';

const { withReport } = await load('test/cli/readme.ts');
writeFileSync('README.md', withReport(readFileSync('README.md', 'utf8')));
console.log('README.md written');
