import type { Expr, Param } from './facts.ts';
import { textOf, type ScriptContext } from './script-context.ts';
import { readExpr } from './script-expressions.ts';
import { readDecorator } from './script-functions.ts';
import type { ScriptNode } from './script-node.ts';
import { readPattern } from './script-patterns.ts';
import { readType } from './script-types.ts';

/** Parameters in order; TypeScript's `this` parameter takes no argument and is left out. */
export function readParams(r: ScriptContext, node: ScriptNode): readonly Param[] {
  if (node.type !== 'formal_parameters') return [readParam(r, node)];
  const params: Param[] = [];
  for (const kid of node.kids) if (!isThisParam(kid)) params.push(readParam(r, kid));
  return params;
}

function isThisParam(node: ScriptNode): boolean {
  return node.type === 'required_parameter' && node.kids[0]?.type === 'this';
}

interface Parts {
  target: ScriptNode | undefined;
  annotation: ScriptNode | undefined;
  value: ScriptNode | undefined;
  readonly decorators: ScriptNode[];
}

function readParam(r: ScriptContext, node: ScriptNode): Param {
  const { target, annotation, value, decorators } = partsOf(node);
  const isRest = target?.type === 'rest_pattern';
  const inner = (isRest ? target.kids[0] : target) ?? node;
  const isName = inner.type === 'identifier';
  const name = isName ? textOf(r, inner) : '';
  const naming = { name, start: inner.start, docAt: inner.start };
  return {
    name,
    kind: isRest ? 'rest' : 'positional',
    default: value ? readExpr(r, value, isName ? naming : undefined) : null,
    annotation: annotation ? readType(r, annotation) : null,
    pattern: isName ? null : readPattern(r, inner),
    ...(decorators.length > 0 && { decorators: decorators.map(d => readDecorator(r, d)) }),
    start: node.start,
    end: node.end,
  };
}

function partsOf(node: ScriptNode): Parts {
  const parts: Parts = { target: undefined, annotation: undefined, value: undefined, decorators: [] };
  if (!HAS_PARTS.has(node.type)) return { ...parts, target: node };
  for (const kid of node.kids) {
    switch (kid.type) {
      case 'decorator':
        parts.decorators.push(kid);
        break;
      case 'accessibility_modifier':
      case 'override_modifier':
        break;
      case 'type_annotation':
        parts.annotation = kid;
        break;
      default:
        if (parts.target) parts.value = kid;
        else parts.target = kid;
    }
  }
  return parts;
}

const HAS_PARTS: ReadonlySet<string> = new Set([
  'required_parameter',
  'optional_parameter',
  'assignment_pattern',
]);

/** `private x`, `readonly x`: a parameter that is a field as well. */
export function isParameterProperty(r: ScriptContext, node: ScriptNode): boolean {
  if (node.type !== 'required_parameter' && node.type !== 'optional_parameter') return false;
  const name = node.kid('identifier');
  const from = node.kids.filter(k => k.type === 'decorator').at(-1)?.end ?? node.start;
  return (
    name !== undefined &&
    /\b(?:public|private|protected|readonly|override)\b/.test(r.text.slice(from, name.start))
  );
}

/** Names that a pattern or target binds. */
export function boundNames(target: Expr): string[] {
  switch (target.kind) {
    case 'name':
      return [target.name];
    case 'object':
      return target.entries.flatMap(e => boundNames(e.value));
    case 'list':
      return target.items.flatMap(boundNames);
    case 'spread':
      return boundNames(target.value);
    case 'assign':
      return boundNames(target.target);
    default:
      return [];
  }
}
