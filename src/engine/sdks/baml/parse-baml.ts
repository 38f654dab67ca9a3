/** What BAML files of a project say: functions that ask a model, the clients that they name, and what repeats. */
export interface BamlProject {
  readonly functions: readonly BamlFunction[];
  readonly clients: ReadonlyMap<string, BamlClient>;
  readonly retries: ReadonlyMap<string, number>;
}

export interface BamlFunction {
  readonly name: string;
  readonly file: string;
  readonly parameters: readonly string[];
  /** Name of a client, or "provider/model". */
  readonly client: Located | null;
  readonly prompt: Located | null;
}

export interface BamlClient {
  readonly provider: string;
  readonly model: Located | null;
  /** Names of the clients that it tries one after another, or takes in turn. */
  readonly strategy: readonly string[];
  readonly outputCap: number | null;
  readonly retryPolicy: string | null;
  readonly hasBaseUrl: boolean;
}

/** A text and where it stands in its file. */
export interface Located {
  readonly text: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

type Node =
  | { readonly kind: 'word' | 'string'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'block'; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly items: readonly string[] };

interface Entry {
  readonly key: string;
  readonly value: Node;
}

const TOKEN =
  /\/\/[^\n]*|\{\/\/[\s\S]*?\/\/\}|(#+)"([\s\S]*?)"\1|"((?:[^"\\]|\\.)*)"|->|[{}[\]()<>,:|?@]|[^\s{}[\]()<>,:|?@"]+/g;

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly string: string | null;
  /** Where the string's own text starts. */
  readonly inner: number;
}

/** Reads BAML v0 (`function`, `client<llm>`, `retry_policy`); what it doesn't know it passes over. */
export function parseBaml(files: readonly { readonly file: string; readonly text: string }[]): BamlProject {
  const functions: BamlFunction[] = [];
  const clients = new Map<string, BamlClient>();
  const retries = new Map<string, number>();
  for (const { file, text } of files) {
    const tokens = tokensOf(text);
    for (let i = 0; i < tokens.length; i++) {
      const word = tokens[i]!;
      if (word.string !== null) continue;
      const open = tokens.findIndex((t, at) => at > i && t.text === '{' && t.string === null);
      const name = tokens[word.text === 'client' ? i + 4 : i + 1]?.text;
      if (!/^(function|client|retry_policy|test|class|enum|generator)$/.test(word.text)) continue;
      if (open < 0 || name === undefined) continue;
      if (!/^(function|client|retry_policy)$/.test(word.text)) {
        i = behind(tokens, open);
        continue;
      }
      const { entries, next } = blockAt(tokens, open + 1);
      const located = (node: Node | undefined): Located | null =>
        node?.kind === 'string' || node?.kind === 'word'
          ? { text: node.text, file, start: node.start, end: node.end }
          : null;
      const at = (key: string, among: readonly Entry[] = entries): Node | undefined =>
        among.find(e => e.key === key)?.value;
      if (word.text === 'function')
        functions.push({
          name,
          file,
          parameters: parametersOf(tokens.slice(i + 2, open)),
          client: located(at('client')),
          prompt: located(at('prompt')),
        });
      if (word.text === 'client') {
        const options = at('options');
        const inner = options?.kind === 'block' ? options.entries : [];
        const strategy = at('strategy', inner);
        const cap = located(at('max_tokens', inner) ?? at('max_output_tokens', inner));
        clients.set(name, {
          provider: located(at('provider'))?.text ?? '',
          model: located(at('model', inner) ?? at('model_id', inner)),
          strategy: strategy?.kind === 'list' ? strategy.items : [],
          outputCap: cap && Number(cap.text) > 0 ? Number(cap.text) : null,
          retryPolicy: located(at('retry_policy'))?.text ?? null,
          hasBaseUrl: at('base_url', inner) !== undefined,
        });
      }
      if (word.text === 'retry_policy') retries.set(name, Number(located(at('max_retries'))?.text ?? 0));
      i = next - 1;
    }
  }
  return { functions, clients, retries };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [whole, hashes, raw, quoted] = match;
    if (whole.startsWith('//') || whole.startsWith('{//')) continue;
    const string = raw ?? quoted ?? null;
    tokens.push({
      text: whole,
      start: match.index,
      end: match.index + whole.length,
      string,
      inner: match.index + (hashes?.length ?? 0) + 1,
    });
  }
  return tokens;
}

/** Entries of a block whose "{" was passed; `next` is behind its "}". */
function blockAt(tokens: readonly Token[], from: number): { entries: Entry[]; next: number } {
  const entries: Entry[] = [];
  let i = from;
  while (i < tokens.length && tokens[i]!.text !== '}') {
    const key = tokens[i]!.string ?? tokens[i]!.text;
    const value = tokens[i + 1];
    if (!value) break;
    if (value.text === '{' && value.string === null) {
      const inner = blockAt(tokens, i + 2);
      entries.push({ key, value: { kind: 'block', entries: inner.entries } });
      i = inner.next;
    } else if (value.text === '[' && value.string === null) {
      const end = tokens.findIndex((t, at) => at > i && t.text === ']');
      const items = tokens.slice(i + 2, end < 0 ? undefined : end).filter(t => t.text !== ',');
      entries.push({ key, value: { kind: 'list', items: items.map(t => t.string ?? t.text) } });
      i = end < 0 ? tokens.length : end + 1;
    } else {
      const { string, inner, start, end } = value;
      entries.push({
        key,
        value:
          string === null
            ? { kind: 'word', text: value.text, start, end }
            : { kind: 'string', text: string, start: inner, end: inner + string.length },
      });
      i += 2;
    }
  }
  return { entries, next: i + 1 };
}

/** The "}" of the block that opens here. */
function behind(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const { text, string } = tokens[i]!;
    if (string !== null) continue;
    if (text === '{') depth++;
    else if (text === '}' && --depth === 0) return i;
  }
  return tokens.length;
}

/** Names of the parameters in `(name: type, other: list[]) -> Result`. */
function parametersOf(tokens: readonly Token[]): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [i, { text }] of tokens.entries()) {
    if (text === '->') break;
    if (/^[([<]$/.test(text)) depth++;
    else if (/^[)\]>]$/.test(text)) depth--;
    else if (depth === 1 && tokens[i + 1]?.text === ':') names.push(text);
  }
  return names;
}
