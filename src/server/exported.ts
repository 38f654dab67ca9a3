import { basename } from 'node:path';
import { formatCsv } from '../export/csv.ts';
import { formatHtml } from '../export/html-page.ts';
import { formatMarkdown } from '../export/markdown.ts';
import type { RootedReport } from '../present/overview.ts';
import { triedChanges, type TryChange } from '../present/tried-changes.ts';
import type { ExportFormat } from './protocol.ts';

/** The reports of all folders as one file's text. Absolute paths stay out: a folder goes by its name. */
export async function exported(
  reports: readonly RootedReport[],
  format: ExportFormat,
  pageFolder: string,
  run: (root: string) => TryChange,
): Promise<string> {
  const names = reports.map(({ root }) => basename(root));
  const named = reports.map(({ report }, i) => ({ root: reports.length > 1 ? names[i]! : '', report }));
  const name = names.join(', ');
  if (format === 'md') return formatMarkdown(named, name);
  if (format === 'csv') return formatCsv(named);
  const [only, ...others] = reports;
  if (!only || others.length > 0) return formatHtml(named, name, pageFolder);
  const tried = await triedChanges(only.report, run(only.root));
  return formatHtml([{ ...named[0]!, tried }], name, pageFolder);
}
