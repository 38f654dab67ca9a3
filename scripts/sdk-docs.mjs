// Writes docs/sdks.md from the declarations of the SDKs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { load } from './load.mjs';

const { documentation } = await load('scripts/sdk-docs/documentation.ts');
mkdirSync('docs', { recursive: true });
writeFileSync('docs/sdks.md', documentation());
console.log('docs/sdks.md written');
