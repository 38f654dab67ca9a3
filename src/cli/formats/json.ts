import type { Report } from '../../engine/model.ts';

/** The report as contract.md describes it, indented: people read it too. */
export function formatJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
