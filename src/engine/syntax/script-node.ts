import type { Node } from 'web-tree-sitter';
import type { Span } from './facts.ts';

/**
 * A node of a script's tree. It keeps what is asked for more than once, since each question to the parser is a
 * call into its memory.
 */
export class ScriptNode implements Span {
  readonly raw: Node;
  readonly type: string;
  readonly start: number;
  /** Broken code passed over, in this tree, for the statement it stands in to pick up. */
  readonly strays: ScriptNode[];
  #end = -1;
  #parts: readonly ScriptNode[] | undefined;
  #kids: readonly ScriptNode[] | undefined;

  constructor(raw: Node, strays: ScriptNode[], type: string = raw.type) {
    this.raw = raw;
    this.type = type;
    this.start = raw.startIndex;
    this.strays = strays;
  }

  get end(): number {
    if (this.#end < 0) this.#end = this.raw.endIndex;
    return this.#end;
  }

  /** Named children with broken code among them, for readers that give it a place; comments left out. */
  get parts(): readonly ScriptNode[] {
    return (this.#parts ??= namedParts(this));
  }

  /** Named children; broken code among them goes to the strays. */
  get kids(): readonly ScriptNode[] {
    return (this.#kids ??= withoutErrors(this.parts, this.strays));
  }

  kid(type: string): ScriptNode | undefined {
    return this.kids.find(k => k.type === type);
  }

  field(name: string): ScriptNode | undefined {
    const node = this.raw.childForFieldName(name);
    return node
      ? (this.kids.find(k => k.raw.id === node.id) ?? new ScriptNode(node, this.strays))
      : undefined;
  }
}

function namedParts({ raw, strays }: ScriptNode): ScriptNode[] {
  const parts: ScriptNode[] = [];
  for (const child of raw.namedChildren) {
    const type = child.type;
    if (type !== 'comment' && type !== 'html_comment') parts.push(new ScriptNode(child, strays, type));
  }
  return parts;
}

function withoutErrors(parts: readonly ScriptNode[], strays: ScriptNode[]): readonly ScriptNode[] {
  if (!parts.some(isError)) return parts;
  strays.push(...parts.filter(isError));
  return parts.filter(p => !isError(p));
}

export function isError(node: ScriptNode): boolean {
  return node.type === 'ERROR';
}
