import { KeptAnswers } from './kept-answers.ts';
import { hashOf, holdsHash, isNamePart } from './name-hash.ts';

const MOST_ANSWERS = 4_000;

/** Which source files seem to call something of a name, found in their text without parsing: a superset of the truth. */
export class CallIndex {
  /** Hashes of the names that stand before a bracket, sorted. */
  readonly #names = new Map<string, Uint32Array>();
  readonly #answers = new KeptAnswers(MOST_ANSWERS);
  readonly #textOf: (path: string) => string | undefined;

  constructor(textOf: (path: string) => string | undefined) {
    this.#textOf = textOf;
  }

  calling(name: string, paths: readonly string[]): readonly string[] {
    const plain = name.replace(/^#/, '');
    const hash = hashOf(plain, 0, plain.length) >>> 0;
    return this.#answers.ask(plain, paths, path => {
      let names = this.#names.get(path);
      if (!names) this.#names.set(path, (names = calledNames(this.#textOf(path) ?? '')));
      return holdsHash(names, hash);
    });
  }

  forget(path: string): void {
    this.#names.delete(path);
    this.#answers.forget(path);
  }
}

const [lessThan, greaterThan, equals, question, dot, backslash] = [0x3c, 0x3e, 0x3d, 0x3f, 0x2e, 0x5c];

/** `name(`, `name (`, `name?.(`, `name<T>(`. Numbers instead of strings: a large workspace holds millions of names. */
function calledNames(text: string): Uint32Array {
  const names = new Set<number>();
  for (let at = text.indexOf('('); at !== -1; at = text.indexOf('(', at + 1))
    addName(text, nameEnd(text, at), names);
  // Handed over to be called: `pool.submit(model.ask, text)`, `run_in_executor(None, ask, text)`.
  for (const { index, 0: found } of text.matchAll(HANDED)) addName(text, index + found.length, names);
  return Uint32Array.from(names).sort();
}

const HANDED = /\b(?:submit|to_thread|run_in_\w+|run_sync|start_soon)\(\s*(?:None\s*,\s*)?[\w.]+(?=\s*[,)])/g;

/** Where the name before a bracket at `at` ends: spaces, `?.` and type arguments are skipped. */
function nameEnd(text: string, at: number): number {
  let end = at;
  while (end > 0 && text.charCodeAt(end - 1) <= 0x20) end--;
  if (text.charCodeAt(end - 1) === dot && text.charCodeAt(end - 2) === question) return end - 2;
  return text.charCodeAt(end - 1) === greaterThan ? typeArgumentsStart(text, end - 1) : end;
}

/** Start of the `<…>` that ends at `end`, arrows in it left out; `end` where there is none or it is too long. */
function typeArgumentsStart(text: string, end: number): number {
  let depth = 0;
  for (let at = end; at >= 0 && end - at < 400; at--) {
    const code = text.charCodeAt(at);
    if (code === greaterThan) depth += text.charCodeAt(at - 1) === equals ? 0 : 1;
    else if (code === lessThan && --depth === 0) return at;
  }
  return end;
}

function addName(text: string, end: number, names: Set<number>): void {
  let start = end;
  while (start > 0 && isNamePart(text.charCodeAt(start - 1))) start--;
  if (start === end) return;
  names.add(hashOf(text, start, end) >>> 0);
  // In a notebook's JSON a line may start with an escape: `\nname(`.
  if (text.charCodeAt(start - 1) === backslash) names.add(hashOf(text, start + 1, end) >>> 0);
}
