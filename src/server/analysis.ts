import { join } from 'node:path';
import type { Report } from '../engine/model.ts';
import type { Explanation } from '../engine/project.ts';
import type { ModelsAt } from '../engine/report/models-at.ts';
import { CrashGuard } from './crash-guard.ts';
import { fileView, showsTheSame, type FileView } from './file-view.ts';
import { Pause } from './pause.ts';
import { changedReport } from './report-changes.ts';
import { below, rootOf, rootsOf } from './roots.ts';
import { isUntitled } from './untitled.ts';
import { WorkerCrash, type WorkerLink } from './worker-link.ts';
import type { UpdateAnswer } from './worker-protocol.ts';
import type { ExplainRequest, ModelsRequest, ScenarioAnswer, WorkerAnswers } from './worker-protocol.ts';

const debounceMs = 250;

/** What the analysis needs of the server around it. Paths are absolute. */
export interface AnalysisSurroundings {
  startWorker(leaveOut: readonly string[], onProgress: (done: number, total: number) => void): WorkerLink;
  /** Unsaved texts of all open files. */
  openTexts(): Iterable<readonly [path: string, text: string]>;
  /** Shows progress until `end`; `onCancel` is called when the user has enough. */
  showProgress(onCancel: () => void): { report(done: number, total: number): void; end(): void };
  /** The reports changed; `paths` are the open files that show something else now. */
  changed(paths: readonly string[]): void;
  /** One message to the user. */
  tell(message: string): void;
  /** For the output channel. */
  log(line: string): void;
  nowMs(): number;
  readonly idleMs: number;
  readonly leaveOut: readonly string[];
}

/**
 * Keeps the reports of all folders up to date, with the work done in a worker. Lazy: nothing is read before somebody
 * asks, unless `live` is set; after `idleMs` without work the worker ends, and the reports stay.
 */
export class Analysis {
  readonly #around: AnalysisSurroundings;
  readonly #guard = new CrashGuard();
  readonly #leaveOut: string[];
  readonly #reports = new Map<string, Report>();
  #folders: readonly string[] = [];
  #texts = new Map<string, string | null>();
  #files = new Set<string>();
  #stale = true;
  #resting = false;
  #stopped: string | undefined;
  #live = false;
  #link: WorkerLink | undefined;
  #updating: Promise<void> = Promise.resolve();
  readonly #typing = new Pause(debounceMs, () => this.#update());
  #idle: NodeJS.Timeout | undefined;
  #progress: { report(done: number, total: number): void; end(): void } | undefined;

  constructor(around: AnalysisSurroundings) {
    this.#around = around;
    this.#leaveOut = [...around.leaveOut];
  }

  /** With `live`, a change is analysed soon after it was made; without, when somebody asks. */
  setLive(live: boolean): void {
    this.#live = live;
    if (live && this.#stale) this.#typing.restart();
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#touch();
  }

  /** Unsaved text of an open file; null when it was closed. */
  textChanged(path: string, text: string | null): void {
    this.#texts.set(path, text);
    this.#touch();
  }

  filesChanged(paths: readonly string[]): void {
    for (const path of paths) this.#files.add(path);
    this.#touch();
  }

  /** Resolves when the reports are up to date. `now` doesn't wait for the user to pause typing. */
  async settled(now = false): Promise<void> {
    if (!now) await this.#typing.over();
    await this.#typing.now();
  }

  /** Forgets everything and analyses afresh. */
  async scan(): Promise<void> {
    await this.#updating;
    await this.#endWorker();
    this.#resting = false;
    this.#stopped = undefined;
    this.#stale = true;
    await this.#update();
  }

  /** Stops the update that runs; nothing more is tried until the user asks for a scan. */
  cancel(): void {
    this.#link?.cancel();
  }

  /** Why the analysis rests, where it does. */
  get stopped(): string | undefined {
    return this.#stopped;
  }

  /** What the worker starts with has changed: it starts anew, when somebody asks or at once where that is live. */
  async restart(): Promise<void> {
    await this.#updating;
    await this.#endWorker();
    this.#touch();
  }

  /** Of folders and files on disk. */
  get reports(): readonly { readonly root: string; readonly report: Report }[] {
    return [...this.#reports]
      .filter(([root]) => !isUntitled(root))
      .map(([root, report]) => ({ root, report }));
  }

  /** Undefined when the file has not been analysed. */
  view(path: string): FileView | undefined {
    const root = rootOf(this.#folders, path);
    const report = this.#reports.get(root);
    return report && fileView(root, report, below(root, path)!);
  }

  /** Whether a report is that of a workspace folder; else it is that of a file outside of all folders. */
  isFolder(root: string): boolean {
    return this.#folders.includes(root);
  }

  /** Absolute path of a file that the report of this root names. */
  pathOf(root: string, file: string): string {
    return this.isFolder(root) ? join(root, file) : root;
  }

  /** What a root would cost under changed settings, `key=value`. */
  async scenario(root: string, set: readonly string[]): Promise<ScenarioAnswer> {
    const link = await this.#awake();
    const answer = await link?.ask({ kind: 'scenario', root, set });
    this.#restartIdleClock();
    return answer ?? { refused: 'The analysis is not running: scan the workspace first.' };
  }

  /** 1-based line. */
  async explain(path: string, line: number, cell?: number): Promise<Explanation> {
    const answer = await this.#askAt('explain', path, line, cell);
    const reasons = ['The analysis is not running: scan the workspace first.'];
    return answer ?? { call: null, features: [], reasons };
  }

  /** The models that could stand where a line decides or calls one. 1-based line. */
  async models(path: string, line: number, cell?: number): Promise<ModelsAt | null> {
    return (await this.#askAt('models', path, line, cell)) ?? null;
  }

  async #askAt<K extends 'explain' | 'models'>(
    kind: K,
    path: string,
    line: number,
    cell: number | undefined,
  ): Promise<WorkerAnswers[K] | undefined> {
    const link = await this.#awake();
    const root = rootOf(this.#folders, path);
    const request = { root, file: below(root, path)!, line, ...(cell === undefined ? {} : { cell }) };
    const answer = link?.ask<ExplainRequest | ModelsRequest>({ kind, ...request });
    this.#restartIdleClock();
    return answer as Promise<WorkerAnswers[K]> | undefined;
  }

  /** The worker, with its reports up to date; made again where it has ended. */
  async #awake(): Promise<WorkerLink | undefined> {
    await this.settled(true);
    if (!this.#link) {
      this.#stale = true; // its session has to be made again
      await this.settled(true);
    }
    return this.#link;
  }

  async end(): Promise<void> {
    this.#typing.stop();
    await this.#endWorker();
  }

  #touch(): void {
    this.#stale = true;
    if (this.#live) this.#typing.restart();
  }

  #update(): Promise<void> {
    this.#updating = this.#updating.then(() => this.#updateOnce());
    return this.#updating;
  }

  async #updateOnce(): Promise<void> {
    clearTimeout(this.#idle);
    while (this.#stale && !this.#resting) {
      try {
        await this.#askForReports();
      } catch (error) {
        await this.#endWorker();
        if (error instanceof WorkerCrash) this.#judge(error);
        else this.#rest(`Inference Cost could not analyse this workspace: ${(error as Error).message}`);
      }
    }
    this.#restartIdleClock();
  }

  async #askForReports(): Promise<void> {
    const link = (this.#link ??= this.#start());
    const texts = [...this.#texts];
    const files = [...this.#files];
    this.#texts.clear();
    this.#files.clear();
    this.#stale = false;
    const open = [...this.#around.openTexts()].map(([path]) => path);
    const roots = rootsOf(this.#folders, open);
    this.#progress = this.#around.showProgress(() => link.cancel());
    try {
      const answer = await link.ask({ kind: 'update', roots, texts, files });
      this.#resting = answer.cancelled;
      this.#stopped = answer.cancelled ? 'The scan was stopped before its end.' : undefined;
      for (const problem of answer.problems) this.#around.log(problem);
      this.#around.log(`parsed: ${shortList(answer.parsed)}`);
      this.#take(answer.reports, roots, open);
    } finally {
      this.#progress.end();
    }
  }

  /** A new worker knows nothing: it is told all open texts. */
  #start(): WorkerLink {
    this.#texts = new Map(this.#around.openTexts());
    return this.#around.startWorker(this.#leaveOut, (done, total) => this.#progress?.report(done, total));
  }

  #take(reports: UpdateAnswer['reports'], roots: readonly string[], open: readonly string[]): void {
    const before = open.map(path => this.view(path));
    for (const root of this.#reports.keys()) if (!roots.includes(root)) this.#reports.delete(root);
    for (const [root, changes] of reports)
      this.#reports.set(root, changedReport(this.#reports.get(root), changes));
    this.#around.changed(open.filter((path, i) => !showsTheSame(before[i], this.view(path))));
  }

  #judge(crash: WorkerCrash): void {
    const verdict = this.#guard.crashed(crash.file, this.#around.nowMs());
    if (verdict.action === 'give-up') return this.#rest(`Inference Cost stopped: ${crash.message}`);
    this.#stale = true;
    if (verdict.action === 'again') return;
    this.#leaveOut.push(verdict.file);
    this.#around.tell(`Inference Cost leaves out ${verdict.file}: reading it ended the analysis twice.`);
  }

  /** Nothing more is tried until the user asks for a scan. */
  #rest(message: string): void {
    this.#resting = true;
    this.#stopped = message;
    this.#around.tell(`${message} “Inference Cost: Scan Workspace” tries again.`);
  }

  #restartIdleClock(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.#endWorker(), this.#around.idleMs);
    this.#idle.unref();
  }

  async #endWorker(): Promise<void> {
    clearTimeout(this.#idle);
    const link = this.#link;
    this.#link = undefined;
    await link?.end();
  }
}

/** The first few, and how many more: the log stays readable after a first scan. */
function shortList(paths: readonly string[]): string {
  const more = paths.length - 10;
  return more > 0 ? `${paths.slice(0, 10).join(', ')} and ${more} more` : paths.join(', ');
}
