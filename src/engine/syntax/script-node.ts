import type { Node } from 'web-tree-sitter';
import type { Span } from './facts.ts';

/**
 * A named node of a script's tree. It keeps what is asked for more than once, since each question to the parser
 * is a call into its memory.
 */
export class ScriptNode implements Span {
  readonly raw: Node;
  readonly type: string;
  readonly start: number;
  #end = -1;
  #kids: readonly ScriptNode[] | undefined;

  constructor(raw: Node, type: string = raw.type) {
    this.raw = raw;
    this.type = type;
    this.start = raw.startIndex;
  }

  get end(): number {
    if (this.#end < 0) this.#end = this.raw.endIndex;
    return this.#end;
  }

  /** Named children, comments left out. */
  get kids(): readonly ScriptNode[] {
    return (this.#kids ??= namedKids(this.raw));
  }

  kid(type: string): ScriptNode | undefined {
    return this.kids.find(k => k.type === type);
  }

  field(name: string): ScriptNode | undefined {
    const node = this.raw.childForFieldName(name);
    return node ? new ScriptNode(node) : undefined;
  }
}

function namedKids(raw: Node): ScriptNode[] {
  const kids: ScriptNode[] = [];
  for (const child of raw.namedChildren) {
    const type = child.type;
    if (type !== 'comment' && type !== 'html_comment') kids.push(new ScriptNode(child, type));
  }
  return kids;
}
