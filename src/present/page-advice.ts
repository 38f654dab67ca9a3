import type { Report, SourcePlace } from '../engine/model.ts';
import { plainText } from './plain-text.ts';
import { bySaving, costText, savingText } from './terminal-advice.ts';
import { placeName } from './terminal-page.ts';

/** A finding on the report page. Every string is plain text. */
export interface AdviceRow {
  readonly rule: string;
  readonly message: string;
  readonly saving: string;
  /** What its calls cost now; empty where nothing is priced. */
  readonly now: string;
  readonly risk: string;
  readonly effort: string;
  /** The finding, as the report names it: of one scan, and of all to come. */
  readonly id: string;
  readonly key: string;
  /** What the quick fixes do, by their place in the finding. */
  readonly fixes: readonly string[];
  readonly at: string;
  readonly place: SourcePlace;
  readonly root: string;
}

/** Findings of all folders, the largest saving first. */
export function adviceRows(
  reports: readonly { readonly root: string; readonly report: Report }[],
): AdviceRow[] {
  const rootOf = new Map(
    reports.flatMap(({ root, report }) => report.findings.map(finding => [finding, root] as const)),
  );
  return bySaving([...rootOf.keys()]).map(finding => {
    const { file, line, column, cell } = finding;
    return {
      id: finding.id,
      key: finding.key,
      rule: plainText(finding.rule),
      message: plainText(finding.message, 400),
      saving: savingText(finding),
      now: costText(finding),
      risk: finding.risk,
      effort: plainText(finding.effort),
      fixes: finding.fixes.map(fix => plainText(fix.title, 200)),
      at: placeName(finding),
      place: { file, line, column, ...(cell === undefined ? {} : { cell }) },
      root: rootOf.get(finding)!,
    };
  });
}
