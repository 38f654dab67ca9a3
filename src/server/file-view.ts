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

/** Whether two views of a file show the same: what an editor need not ask for again. */
export function showsTheSame(a: FileView | undefined, b: FileView | undefined): boolean {
  const shown = (view: FileView | undefined) =>
    JSON.stringify(view && [view.calls, view.modelSites, view.findings]);
  return shown(a) === shown(b);
}
