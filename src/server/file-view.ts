import type { Call, Finding, ModelSite, Report } from '../engine/model.ts';

/** What the report says of one file (all cells of it), with the report it comes from. */
export interface FileView {
  readonly root: string;
  /** Relative to the root. */
  readonly file: string;
  readonly report: Report;
  readonly calls: readonly Call[];
  readonly modelSites: readonly ModelSite[];
  readonly findings: readonly Finding[];
}

/** `file` is the report's path, relative to the root. */
export function fileView(root: string, report: Report, file: string): FileView {
  const here = (place: { readonly file: string }) => place.file === file;
  return {
    root,
    file,
    report,
    calls: report.calls.filter(here),
    modelSites: report.modelSites.filter(here),
    findings: report.findings.filter(here),
  };
}

/** Whether two views of a file show the same: what an editor need not ask for again. What didn't change is one object. */
export function showsTheSame(a: FileView | undefined, b: FileView | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    sameItems(a.calls, b.calls) && sameItems(a.modelSites, b.modelSites) && sameItems(a.findings, b.findings)
  );
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
