import pc from 'picocolors';
import type { Report } from '../../engine/model.ts';
import { terminalReport } from '../../present/terminal-report.ts';

export interface TerminalOptions {
  /** Name of the scanned folder. */
  readonly name: string;
  readonly columns: number;
  readonly hasColor: boolean;
  readonly showsAll: boolean;
  readonly includesTests: boolean;
}

/** The report for people. Lines keep to 80 to 120 columns, whatever the terminal's width. */
export function formatTerminal(report: Report, options: TerminalOptions): string {
  return terminalReport(report, options.name, {
    width: Math.min(Math.max(options.columns, 80), 120),
    ink: pc.createColors(options.hasColor),
    showsAll: options.showsAll,
    includesTests: options.includesTests,
  });
}
