import type { SdkDeclaration } from './define-sdk.ts';

/**
 * Words of which a source file must hold one to be worth parsing: how its packages are imported, and the ends of
 * method paths that are telling by themselves (a client may come from another file).
 */
export function filterWords(sdks: readonly SdkDeclaration[]): readonly string[] {
  const words = new Set<string>();
  for (const sdk of sdks) {
    for (const name of sdk.packages.python ?? []) words.add(name.split('.').at(-1)!);
    for (const name of sdk.packages.script ?? [])
      for (const quote of [`'${name}`, `"${name}`, `\`${name}`])
        for (const end of [quote[0]!, '/']) words.add(quote + end);
    for (const method of sdk.methods) {
      for (const path of typeof method.path === 'string' ? [method.path] : method.path) {
        const names = path.replaceAll('()', '').split('.');
        if (names.length > 1) words.add(names.slice(-2).join('.'));
      }
    }
  }
  return [...words].sort();
}
