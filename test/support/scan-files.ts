import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Call, Report, ReportOptions } from '../../src/engine/index.ts';
import { scanFolder } from './scan-folder.ts';

/** Scans a workspace of these files (path → text) with the engine; the folder is gone afterwards. */
export async function scanFiles(
  files: Readonly<Record<string, string>>,
  options: Partial<ReportOptions> = {},
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'values-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return (await scanFolder(folder, options)).report;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All text of a prompt, in order, and of its variants. */
export const textsOf = (call: Call): string[] =>
  [call.prompt, ...call.prompt.variants].map(p => p.segments.map(s => s.text ?? '').join(''));
