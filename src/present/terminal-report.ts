import type { Report } from '../engine/model.ts';
import { adviceSection } from './terminal-advice.ts';
import { driversSection } from './terminal-drivers.ts';
import { featureSections } from './terminal-features.ts';
import { groupSections } from './terminal-groups.ts';
import type { Page } from './terminal-page.ts';
import { runsSection } from './terminal-runs.ts';
import { scenarioSection } from './terminal-scenarios.ts';
import { disagreementsSection, headline, modelsLine, testsLine, totalsSection } from './terminal-summary.ts';
import { configurationSection, skippedSection, unpricedSection } from './terminal-unknown.ts';

/** The report for a person at a terminal: most expensive first, totals, what is unknown and why, what could be saved. */
export function terminalReport(report: Report, name: string, page: Page): string {
  const sections = [
    headline(report, name, page),
    configurationSection(report, page),
    ...featureSections(report, page),
    totalsSection(report, page),
    ...groupSections(report, page),
    runsSection(report, page),
    driversSection(report, page),
    scenarioSection(report, page),
    modelsLine(report, page),
    adviceSection(report, page),
    unpricedSection(report, page),
    disagreementsSection(report, page),
    skippedSection(report, page),
    testsLine(report, page),
  ];
  return `${sections.filter(section => section !== undefined).join('\n\n')}\n`;
}
