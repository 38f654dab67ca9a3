import type { SdkDeclaration } from './define-sdk.ts';
import { hostWords } from './hosts.ts';

/** Ends of addresses that tell by themselves, whatever the host. */
const ADDRESSES = [
  '/chat/completions',
  '/v1/messages',
  '/v1/completions',
  '/v1/responses',
  '/v1/embeddings',
  '/embeddings',
  '/api/generate',
  '/api/embed',
  ':generateContent',
  ':streamGenerateContent',
  '/audio/transcriptions',
  '/audio/speech',
  '/images/generations',
  '11434',
];

/**
 * Words of which a source file must hold one to be worth parsing: how its packages are imported, the ends of method
 * paths that are telling by themselves (a client may come from another file), and addresses of APIs.
 */
export function filterWords(sdks: readonly SdkDeclaration[]): readonly string[] {
  const words = new Set<string>([...hostWords, ...ADDRESSES]);
  for (const sdk of sdks) {
    for (const name of sdk.packages.python ?? []) for (const word of importWords(name)) words.add(word);
    for (const name of sdk.packages.script ?? [])
      for (const quote of [`'${name}`, `"${name}`, `\`${name}`])
        for (const end of [quote[0]!, '/']) words.add(quote + end);
    for (const method of sdk.methods) {
      if (method.command !== undefined) words.add(method.command);
      for (const path of typeof method.path === 'string' ? [method.path] : method.path) {
        const names = path.replaceAll('()', '').split('.');
        if (names.length > 1) words.add(names.slice(-2).join('.'));
        else if (method.isDistinctive) words.add(`.${path}(`);
      }
    }
  }
  return [...words].sort();
}

/** How Python imports a package; a bare name would be a word of English too often (together, replicate, agents). */
function importWords(name: string): string[] {
  const parent = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  const last = name.slice(name.lastIndexOf('.') + 1);
  const whole = [`import ${name}`, `from ${name}`];
  return parent === '' ? whole : [...whole, `from ${parent} import ${last}`, `from ${parent} import (`];
}
