// Writes what is made from the shapes of inference-cost.yml: its page and its JSON Schema.
import { mkdirSync, writeFileSync } from 'node:fs';
import { load } from './load.mjs';

const { documentation, schemaText } = await load('scripts/configuration-docs/documentation.ts');
mkdirSync('docs', { recursive: true });
writeFileSync('docs/configuration.md', documentation());
writeFileSync('inference-cost.schema.json', schemaText());
console.log('docs/configuration.md and inference-cost.schema.json written');
