import type { FileFacts } from '../syntax/facts.ts';
import { walkFile } from '../syntax/walk.ts';
import type { TextEdit } from '../rules/define-rule.ts';
import type { Place } from '../values/value.ts';
import type { Factory } from './model-candidates.ts';
import { ownerOf } from './owner-of.ts';

/**
 * Edits that have another provider package of the AI SDK make the model whose id stands at `place`: the function and
 * its import. Undefined where the id is not the argument of such a function, or the name is taken.
 */
export function switchFactory(
  facts: FileFacts,
  place: Place,
  { name, module }: Factory,
): readonly TextEdit[] | undefined {
  const call = ownerOf(facts, place);
  const [first] = call?.args ?? [];
  if (!call || first?.value.kind !== 'string' || first.start > place.start || place.end > first.end)
    return undefined;
  const root = /^\w+/.exec(facts.text.slice(call.callee.start))?.[0];
  const present = facts.imports.find(i => i.local === root);
  // Only the ready-made function of a package has one of the same kind in the other package.
  if (!present || !/^@ai-sdk\/[\w-]+$/.test(present.module) || present.functionId !== null) return undefined;
  const callee = facts.text.slice(call.callee.start, call.callee.end);
  if (!/^\w+(\.(chat|responses|languageModel))?$/.test(callee)) return undefined;
  const taken = facts.imports.find(i => i.local === name);
  if (taken && taken.module !== module) return undefined;
  const edits: TextEdit[] = [
    { file: facts.file, start: call.callee.start, end: call.callee.end, text: name },
  ];
  if (taken) return edits;
  const statement = importStatement(facts.text, present.start);
  if (!statement) return undefined;
  const { start, end, quote, semicolon } = statement;
  const isOnlyUse = usesOf(facts, present.local) === 1;
  const line = `import { ${name} } from ${quote}${module}${quote}${semicolon}`;
  const newline = facts.text.includes('\r\n') ? '\r\n' : '\n';
  const isAlone = facts.imports.filter(i => i.start >= start && i.start < end).length === 1;
  return [
    isOnlyUse && isAlone
      ? { file: facts.file, start, end, text: line }
      : { file: facts.file, start: end, end, text: newline + line },
    ...edits,
  ];
}

function usesOf(facts: FileFacts, local: string): number {
  let uses = 0;
  walkFile(facts, { expr: expr => void (expr.kind === 'name' && expr.name === local && uses++) });
  return uses;
}

/** An import statement on one line, around an offset. */
function importStatement(
  text: string,
  at: number,
): { start: number; end: number; quote: string; semicolon: string } | undefined {
  const start = text.lastIndexOf('\n', at) + 1;
  const match = /^import [^'"\n]*from\s*(['"])[^'"\n]*\1(;?)/.exec(text.slice(start, start + 400));
  return match ? { start, end: start + match[0].length, quote: match[1]!, semicolon: match[2]! } : undefined;
}
