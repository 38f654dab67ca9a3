import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { overview, type RootedReport } from '../present/overview.ts';
import type { TriedChange } from '../present/tried-changes.ts';
import { plainText } from '../present/plain-text.ts';
import { heldReportId } from '../webview/held-report.ts';

/** A report with what changes of the settings would cost: the page itself can't work that out. Shown of one folder. */
export interface TriedReport extends RootedReport {
  readonly tried?: readonly TriedChange[];
}

/**
 * The editor's report page as one file that loads nothing: its policy allows this very script and style alone.
 * `pageFolder` holds the page's bundle. A root is '' or a folder's name: paths of this machine stay out of it.
 */
export function formatHtml(reports: readonly TriedReport[], name: string, pageFolder: string): string {
  const script = readFileSync(join(pageFolder, 'report.js'), 'utf8');
  const style = readFileSync(join(pageFolder, 'report.css'), 'utf8');
  const tried = reports.flatMap(({ tried = [] }) => (reports.length === 1 ? tried : []));
  const held = JSON.stringify({ ...overview(reports), tried });
  return page(
    plainText(name),
    inlined(script, 'script'),
    inlined(style, 'style'),
    held.replaceAll('<', '\\u003c'),
  );
}

function page(name: string, script: string, style: string, held: string): string {
  const policy = [
    `default-src 'none'; script-src '${hash(script)}'; style-src '${hash(style)}'`,
    "base-uri 'none'; form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Inference cost of ${htmlText(name)}</title>
<style>${style}</style>
</head>
<body class="standalone">
<div id="page"></div>
<script type="application/json" id="${heldReportId}">${held}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** Without its source map, and without anything that would end the element early. */
function inlined(text: string, element: 'script' | 'style'): string {
  return text
    .replace(/\n\/[/*]# sourceMappingURL=.*\s*$/, '\n')
    .replaceAll(`</${element}`, `<\\/${element}`)
    .replaceAll('<!--', '<\\!--');
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function htmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
