import { hashOf, holdsHash, isNamePart } from './name-hash.ts';

/** Which source files hold a name as a whole word, found in their text without parsing: a superset of the truth. */
export class NameIndex {
  /** Hashes of the words of a file, sorted. */
  readonly #words = new Map<string, Uint32Array>();
  readonly #textOf: (path: string) => string | undefined;

  constructor(textOf: (path: string) => string | undefined) {
    this.#textOf = textOf;
  }

  naming(names: readonly string[], paths: readonly string[]): readonly string[] {
    const plain = names.map(name => name.replace(/^#/, '')).filter(Boolean);
    const hashes = plain.map(name => hashOf(name, 0, name.length) >>> 0);
    if (hashes.length === 0) return [];
    return paths.filter(path => {
      let words = this.#words.get(path);
      if (!words) this.#words.set(path, (words = wordsOf(this.#textOf(path) ?? '')));
      return hashes.some(hash => holdsHash(words, hash));
    });
  }

  forget(path: string): void {
    this.#words.delete(path);
  }
}

const [zero, nine, backslash] = [0x30, 0x39, 0x5c];

/** Numbers instead of strings: a large workspace holds millions of names. */
function wordsOf(text: string): Uint32Array {
  const words = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    if (!isNamePart(text.charCodeAt(at))) continue;
    const start = at;
    while (at < text.length && isNamePart(text.charCodeAt(at))) at++;
    const first = text.charCodeAt(start);
    if (first >= zero && first <= nine) continue;
    words.add(hashOf(text, start, at) >>> 0);
    // In a notebook's JSON a line may start with an escape: `\\nname`.
    if (text.charCodeAt(start - 1) === backslash) words.add(hashOf(text, start + 1, at) >>> 0);
  }
  return Uint32Array.from(words).sort();
}
