import { join } from 'node:path';
import type { Explanation } from '../engine/project.ts';
import type { ModelsAt } from '../engine/report/models-at.ts';
import type { Session } from '../workspace/session.ts';
import { ReportDifference, type ReportChanges } from './report-changes.ts';
import { below } from './roots.ts';
import { BadInput } from '../workspace/bad-input.ts';
import type {
  ExplainRequest,
  ModelsRequest,
  ScenarioAnswer,
  ScenarioRequest,
  UpdateAnswer,
  UpdateRequest,
} from './worker-protocol.ts';

/** Thrown out of an analysis when the user has enough. */
export class Cancelled extends Error {}

/** The sessions of all roots: keeps each up to date and says whose report changed. */
export class Sessions {
  readonly #open: (root: string) => Session;
  readonly #sessions = new Map<string, Session>();
  readonly #differences = new Map<string, ReportDifference>();
  /** Roots whose session was told of something that its last report doesn't hold. */
  readonly #stale = new Set<string>();

  constructor(open: (root: string) => Session) {
    this.#open = open;
  }

  /** Brings all reports up to date. `onProgress` may throw Cancelled; what was not reported then stays stale. */
  async update(
    request: UpdateRequest,
    onProgress: (done: number, total: number) => void,
  ): Promise<UpdateAnswer> {
    const problems = this.#follow(request.roots);
    for (const [path, text] of request.texts)
      this.#tell(path, (session, file) => session.setText(file, text));
    for (const path of request.files) this.#tell(path, (session, file) => session.filesChanged([file]));
    const reports: [string, ReportChanges][] = [];
    const parsed: string[] = [];
    try {
      for (const root of [...this.#stale]) {
        const session = this.#sessions.get(root)!;
        const before = session.parsed.length;
        await session.prepare(onProgress);
        reports.push([root, this.#differences.get(root)!.next(session.report(onProgress))]);
        this.#stale.delete(root);
        parsed.push(...session.parsed.slice(before).map(file => join(session.root, file)));
      }
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      return { reports, parsed, problems, cancelled: true };
    }
    return { reports, parsed, problems, cancelled: false };
  }

  async explain({ root, file, line, cell }: ExplainRequest): Promise<Explanation> {
    const session = this.#sessions.get(root);
    if (!session) return { call: null, features: [], reasons: [`${file} has not been analysed.`] };
    await session.prepare();
    return session.explain(file, line, cell);
  }

  /** What a root would cost under changed settings. */
  async scenario({ root, set }: ScenarioRequest): Promise<ScenarioAnswer> {
    const session = this.#sessions.get(root);
    if (!session) return { refused: `${root} has not been analysed.` };
    await session.prepare();
    try {
      const { features, totals } = session.scenario(set);
      return { features, totals };
    } catch (error) {
      if (error instanceof BadInput) return { refused: error.message };
      throw error;
    }
  }

  async models({ root, file, line, cell }: ModelsRequest): Promise<ModelsAt | null> {
    const session = this.#sessions.get(root);
    if (!session) return null;
    await session.prepare();
    return session.models(file, line, cell);
  }

  /** Opens and closes sessions; returns why roots could not be opened. */
  #follow(roots: readonly string[]): string[] {
    for (const root of this.#sessions.keys()) if (!roots.includes(root)) this.#close(root);
    return roots.flatMap(root => {
      if (this.#sessions.has(root)) return [];
      try {
        this.#sessions.set(root, this.#open(root));
        this.#differences.set(root, new ReportDifference());
        this.#stale.add(root);
        return [];
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)];
      }
    });
  }

  #close(root: string): void {
    this.#sessions.delete(root);
    this.#differences.delete(root);
    this.#stale.delete(root);
  }

  /** A file may stand below several roots, when a workspace folder lies in another one. */
  #tell(path: string, act: (session: Session, file: string) => void): void {
    for (const [root, session] of this.#sessions) {
      const file = below(root, path);
      if (file === undefined) continue;
      act(session, file);
      this.#stale.add(root);
    }
  }
}
