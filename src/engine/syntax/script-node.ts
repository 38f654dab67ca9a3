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
  // Plain private fields: faster to make than `#` ones, and a file makes as many as it has names.
  private knownEnd = -1;
  private knownParts: readonly ScriptNode[] | undefined = undefined;
  private knownKids: readonly ScriptNode[] | undefined = undefined;

  constructor(raw: Node, strays: ScriptNode[], type: string = raw.type) {
    this.raw = raw;
    this.type = type;
    this.start = raw.startIndex;
    this.strays = strays;
  }

  get end(): number {
    if (this.knownEnd < 0) this.knownEnd = this.raw.endIndex;
    return this.knownEnd;
  }

  /** Named children with broken code among them, for readers that give it a place; comments left out. */
  get parts(): readonly ScriptNode[] {
    return (this.knownParts ??= namedParts(this.raw, this.strays));
  }

  /** Named children; broken code among them goes to the strays. */
  get kids(): readonly ScriptNode[] {
    return (this.knownKids ??= withoutErrors(this.parts, this.strays));
  }

  kid(type: string): ScriptNode | undefined {
    for (const kid of this.kids) if (kid.type === type) return kid;
    return undefined;
  }

  field(name: string): ScriptNode | undefined {
    const node = this.raw.childForFieldName(name);
    return node
      ? (this.kids.find(k => k.raw.id === node.id) ?? new ScriptNode(node, this.strays))
      : undefined;
  }
}

function namedParts(raw: Node, strays: ScriptNode[]): ScriptNode[] {
  const parts: ScriptNode[] = [];
  for (const child of raw.namedChildren) {
    const type = child.type;
    if (type !== 'comment' && type !== 'html_comment') parts.push(new ScriptNode(child, strays, type));
  }
  return parts;
}

function withoutErrors(parts: readonly ScriptNode[], strays: ScriptNode[]): readonly ScriptNode[] {
  for (const part of parts) if (isError(part)) return moveErrors(parts, strays);
  return parts;
}

function moveErrors(parts: readonly ScriptNode[], strays: ScriptNode[]): readonly ScriptNode[] {
  strays.push(...parts.filter(isError));
  return parts.filter(p => !isError(p));
}

export function isError(node: ScriptNode): boolean {
  return node.type === 'ERROR';
}
