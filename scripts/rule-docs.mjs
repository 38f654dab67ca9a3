// Writes docs/rules from the rules and their fixtures.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from './load.mjs';

const { documentation } = await load('scripts/rule-docs/documentation.ts');
const pages = documentation();
mkdirSync('docs/rules', { recursive: true });
for (const [file, text] of pages) writeFileSync(join('docs/rules', file), text);
console.log(`docs/rules: ${pages.size} pages written`);
