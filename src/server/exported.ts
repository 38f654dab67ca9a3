import { basename } from 'node:path';
import { formatCsv } from '../export/csv.ts';
import { formatHtml } from '../export/html-page.ts';
import { formatMarkdown } from '../export/markdown.ts';
import type { RootedReport } from '../present/overview.ts';
import type { ExportFormat } from './protocol.ts';

/** The reports of all folders as one file's text. Absolute paths stay out: a folder goes by its name. */
export function exported(reports: readonly RootedReport[], format: ExportFormat, pageFolder: string): string {
  const names = reports.map(({ root }) => basename(root));
  const named = reports.map(({ report }, i) => ({ root: reports.length > 1 ? names[i]! : '', report }));
  const name = names.join(', ');
  if (format === 'html') return formatHtml(named, name, pageFolder);
  return format === 'md' ? formatMarkdown(named, name) : formatCsv(named);
}
