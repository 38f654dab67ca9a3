import type { Edit, Finding, Fix } from '../model.ts';
import { largestFirst } from './largest-first.ts';
import { areRivals } from './rival-rules.ts';

/** A finding with the fix that is to be applied. */
export interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/**
 * The first fix of each finding, the largest saving first, those left out that conflict with one before: edits that
 * touch, or another answer to the same question of the same call.
 */
export function compatibleFixes(findings: readonly Finding[]): { chosen: ChosenFix[]; left: Finding[] } {
  const chosen: ChosenFix[] = [];
  const left: Finding[] = [];
  for (const finding of largestFirst(findings)) {
    const [fix] = finding.fixes;
    if (!fix) continue;
    if (chosen.some(c => areRivals(c.finding, finding) || touches(c.fix.edits, fix.edits)))
      left.push(finding);
    else chosen.push({ finding, fix });
  }
  return { chosen, left };
}

const touches = (a: readonly Edit[], b: readonly Edit[]): boolean => a.some(x => b.some(y => touch(x, y)));

/** Insertions at the same place touch too: their order would be a guess. */
function touch(a: Edit, b: Edit): boolean {
  if (a.file !== b.file || a.start.cell !== b.start.cell) return false;
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

const isBefore = (a: Edit['start'], b: Edit['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.column < b.column);
