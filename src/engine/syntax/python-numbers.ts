import type { Node } from 'web-tree-sitter';
import type { Expr } from './facts.ts';
import { other } from './python-context.ts';

/** Integers and floats; complex numbers and those beyond a double are an `other`. */
export function readNumber(node: Node, text: string): Expr {
  const [start, end] = [node.startIndex, node.endIndex];
  const value = numberOf(text.slice(start, end));
  return Number.isFinite(value) ? { kind: 'number', value, start, end } : other(node, 'number', []);
}

/** NaN for what has no real value. */
function numberOf(source: string): number {
  const digits = source.replace(/_/g, '').replace(/[lL]$/, '');
  if (/^0\d+$/.test(digits)) return parseInt(digits, 8); // Python 2 octal; `00` is the same in both
  return Number(digits);
}
