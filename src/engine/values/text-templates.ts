import { holeFor } from './templates.ts';
import { joinTexts } from './text.ts';
import { constantText, oneOf, truthOf, type ConstantPiece, type TextValue, type Value } from './value.ts';

/** What a template is filled with; undefined where only run time knows whether the name is there. */
export interface TemplateContext {
  readonly value: (name: string) => Value | undefined;
  /** Names may be given that are not known. */
  readonly isOpen: boolean;
  /** Text of another template, for includes. */
  readonly include: (name: string) => TextValue | undefined;
}

type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly expression: string }
  | { readonly kind: 'include'; readonly name: string }
  | {
      readonly kind: 'if';
      readonly test: string;
      readonly negated: boolean;
      readonly then: Node[];
      readonly else: Node[];
    }
  | { readonly kind: 'for'; readonly list: string; readonly body: Node[] };

export type TemplateLanguage = 'jinja' | 'mustache';

/** The default rendering first; beside it, where branches differ, the text of all of them: the most it can be. */
export function renderTemplate(
  template: TextValue,
  language: TemplateLanguage,
  context: TemplateContext,
): Value {
  const text = constantText(template);
  const [piece] = template.pieces;
  if (text === undefined || !piece || !('text' in piece)) return template;
  const nodes = language === 'jinja' ? parseJinja(text) : parseMustache(text);
  const make = (all: boolean): Value => {
    const joined = joinTexts(render(nodes, { context, all, piece, template, depth: 0, language }));
    return joined.kind === 'absent' ? { kind: 'text', pieces: [], via: template.via } : joined;
  };
  const usual = make(false);
  return hasBranches(nodes)
    ? oneOf([
        { value: usual, when: null },
        { value: make(true), when: 'all branches' },
      ])
    : usual;
}

const hasBranches = (nodes: readonly Node[]): boolean =>
  nodes.some(n => n.kind === 'if' || (n.kind === 'for' && hasBranches(n.body)));

interface Rendering {
  readonly context: TemplateContext;
  readonly all: boolean;
  readonly piece: ConstantPiece;
  readonly template: TextValue;
  readonly depth: number;
  readonly language: TemplateLanguage;
}

function render(nodes: readonly Node[], r: Rendering): Value[] {
  return nodes.flatMap((node): Value[] => {
    switch (node.kind) {
      case 'text':
        return node.text === ''
          ? []
          : [{ kind: 'text', pieces: [{ ...r.piece, text: node.text }], via: r.template.via }];
      case 'value': {
        const name = /^[\w.]+/.exec(node.expression.trim())?.[0] ?? node.expression.trim();
        const given = /^[\w.]+$/.test(node.expression.trim()) ? r.context.value(name) : undefined;
        return [given ?? holeFor(name, r.template)];
      }
      case 'include': {
        const text = r.context.include(node.name);
        const content = text && constantText(text);
        const [piece] = text?.pieces ?? [];
        if (content === undefined || !piece || !('text' in piece) || r.depth > 5)
          return [holeFor(node.name, r.template)];
        const inner = r.language === 'jinja' ? parseJinja(content) : parseMustache(content);
        return render(inner, { ...r, piece, template: text!, depth: r.depth + 1 });
      }
      case 'if': {
        if (r.all) return [...render(node.then, r), ...render(node.else, r)];
        return render(isTrue(node.test, r) !== node.negated ? node.then : node.else, r);
      }
      case 'for':
        return render(node.body, r);
    }
  });
}

/** Names that nobody gives are false; given ones count as true unless known to be false. */
function isTrue(test: string, r: Rendering): boolean {
  const negated = /^not\s+/.test(test);
  const name = /^[A-Za-z_][\w.]*/.exec(test.replace(/^not\s+/, ''))?.[0] ?? '';
  const value = r.context.value(name.split('.')[0]!);
  const truth = value ? (truthOf(value) ?? true) : r.context.isOpen;
  return truth !== negated;
}

function parseJinja(text: string): Node[] {
  const tokens = text.split(/(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\})/);
  return parse(tokens, token => {
    if (token.startsWith('{#')) return { kind: 'nothing' };
    if (token.startsWith('{{'))
      return { kind: 'value', expression: token.slice(2, -2).replace(/^-|-$/g, '').trim() };
    const body = token
      .slice(2, -2)
      .replace(/^[-+]|[-+]$/g, '')
      .trim();
    const [word = '', ...rest] = body.split(/\s+/);
    const argument = rest.join(' ');
    if (word === 'if') return { kind: 'if', test: argument, negated: false };
    if (word === 'elif') return { kind: 'elif', test: argument };
    if (word === 'else') return { kind: 'else' };
    if (word === 'for') return { kind: 'for', list: argument };
    if (word === 'include' || word === 'extends')
      return { kind: 'include', name: /["']([^"']+)["']/.exec(argument)?.[1] ?? argument };
    if (word === 'macro' || (word === 'set' && !argument.includes('='))) return { kind: 'skip' };
    if (/^end(if|for)$/.test(word)) return { kind: 'end' };
    if (/^end(macro|set)$/.test(word)) return { kind: 'end' };
    return { kind: 'nothing' };
  });
}

function parseMustache(text: string): Node[] {
  const tokens = text.split(/(\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\})/);
  return parse(tokens, token => {
    const body = token.replace(/^\{+~?|~?\}+$/g, '').trim();
    if (body.startsWith('!')) return { kind: 'nothing' };
    if (body.startsWith('>')) return { kind: 'include', name: body.slice(1).trim() };
    if (body === 'else' || body === '^') return { kind: 'else' };
    if (body.startsWith('else if ')) return { kind: 'elif', test: body.slice(8) };
    if (body.startsWith('/')) return { kind: 'end' };
    if (body.startsWith('^')) return { kind: 'if', test: body.slice(1), negated: true };
    if (body.startsWith('#')) {
      const [word = '', ...rest] = body.slice(1).trim().split(/\s+/);
      if (word === 'if' || word === 'unless')
        return { kind: 'if', test: rest.join(' '), negated: word === 'unless' };
      if (word === 'each') return { kind: 'for', list: rest.join(' ') };
      return { kind: 'if', test: word, negated: false };
    }
    return { kind: 'value', expression: body.replace(/^&/, '').trim() };
  });
}

type Tag =
  | { readonly kind: 'value'; readonly expression: string }
  | { readonly kind: 'include'; readonly name: string }
  | { readonly kind: 'if'; readonly test: string; readonly negated: boolean }
  | { readonly kind: 'elif'; readonly test: string }
  | { readonly kind: 'for'; readonly list: string }
  | { readonly kind: 'else' | 'end' | 'nothing' | 'skip' };

interface Open {
  readonly nodes: Node[];
  /** Ends that close it: an `elif` opens one more block. */
  readonly isElif: boolean;
  readonly otherwise: Node[] | null;
}

/** Blocks from tokens; the odd ones are tags. White space next to `-` marks goes, as both languages say. */
function parse(tokens: readonly string[], read: (token: string) => Tag): Node[] {
  const root: Node[] = [];
  const stack: Open[] = [{ nodes: root, isElif: false, otherwise: null }];
  const into = (): Node[] => stack.at(-1)!.nodes;
  for (const [i, token] of tokens.entries()) {
    if (i % 2 === 0) {
      const before = /[-~]\}+$|-%\}$|-#\}$/.test(tokens[i - 1] ?? '') ? token.trimStart() : token;
      into().push({
        kind: 'text',
        text: /^\{[{%#]+[-~]/.test(tokens[i + 1] ?? '') ? before.trimEnd() : before,
      });
      continue;
    }
    const tag = read(token);
    switch (tag.kind) {
      case 'value':
      case 'include':
        into().push(tag);
        break;
      case 'if': {
        const node = { ...tag, then: [] as Node[], else: [] as Node[] };
        into().push(node);
        stack.push({ nodes: node.then, isElif: false, otherwise: node.else });
        break;
      }
      case 'elif': {
        const open = stack.pop();
        if (!open?.otherwise) break;
        const node = {
          kind: 'if' as const,
          test: tag.test,
          negated: false,
          then: [] as Node[],
          else: [] as Node[],
        };
        open.otherwise.push(node);
        stack.push({ nodes: node.then, isElif: open.isElif, otherwise: node.else });
        break;
      }
      case 'else': {
        const open = stack.pop();
        stack.push({ nodes: open?.otherwise ?? [], isElif: false, otherwise: null });
        break;
      }
      case 'for': {
        const node = { ...tag, body: [] as Node[] };
        into().push(node);
        stack.push({ nodes: node.body, isElif: false, otherwise: [] });
        break;
      }
      case 'skip':
        stack.push({ nodes: [], isElif: false, otherwise: null });
        break;
      case 'end':
        if (stack.length > 1) stack.pop();
        break;
      case 'nothing':
        break;
    }
  }
  return root;
}
