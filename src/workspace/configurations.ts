import {
  CONFIGURATION_NAME,
  checkReferences,
  checkPrices,
  configurationFor,
  declaredSdks,
  discoveryFilter,
  readConfiguration,
  unreadConfiguration,
} from '../configuration/index.ts';
import type { ConfigurationFile } from '../configuration/index.ts';
import { ruleIds } from '../engine/index.ts';
import type { ConfigProblem, Report } from '../engine/model.ts';
import type { ReportOptions } from '../engine/project.ts';
import { BadInput } from './bad-input.ts';
import { FileError } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { byCodeUnit } from './listing.ts';
import { decode } from './source-text.ts';
import type { WorkspaceSources } from './workspace-sources.ts';

const maxBytes = 1_000_000;

/** The user's settings of a workspace: the inference-cost.yml files found in it, or the one that was named. */
export class Configurations {
  readonly #sources: WorkspaceSources;
  readonly #named: ConfigurationFile | null;
  #files: readonly ConfigurationFile[] = [];
  /** Made anew only when a file changes: the same settings are the same object. */
  #for = configurationFor([]);
  #texts: readonly (readonly [string, string | null])[] = [];

  /** Throws BadInput when `named` (the host's path) can't be read. */
  constructor(sources: WorkspaceSources, files: FileSystem, named: string | undefined) {
    this.#sources = sources;
    this.#named = named === undefined ? null : readConfiguration(named, namedText(files, named), '');
    if (this.#named) this.#files = [this.#named];
  }

  /** Reads what changed; true when anything did. Sets which source files take part. */
  refresh(): boolean {
    if (this.#named === null) {
      const texts = this.#sources
        .named([CONFIGURATION_NAME])
        .map(file => [file, this.#sources.text(file) ?? null] as const);
      if (JSON.stringify(texts) === JSON.stringify(this.#texts)) return false;
      this.#texts = texts;
      this.#files = texts.map(([file, text]) =>
        text === null ? unreadConfiguration(file) : readConfiguration(file, text),
      );
    } else if (this.#texts.length > 0) return false;
    else this.#texts = [[this.#named.file, '']];
    this.#for = configurationFor(this.#files);
    this.#sources.setFilter(discoveryFilter(this.#files));
    return true;
  }

  /** For the engine; undefined without any file. */
  options(): ReportOptions['configuration'] | undefined {
    if (this.#files.length === 0) return undefined;
    return {
      files: this.#files.map(({ file }) => file),
      problems: this.#files.flatMap(({ problems }) => problems),
      for: this.#for,
      sdks: declaredSdks(this.#files),
    };
  }

  /** The report with the problems of names that the workspace doesn't have. */
  withReferences(report: Report): Report {
    const problems = [
      ...checkReferences(this.#files, { paths: this.#sources.listed, report, rules: ruleIds }),
      ...checkPrices(this.#files, path => this.#sources.text(path)),
    ];
    if (problems.length === 0) return report;
    const { files, problems: known } = report.configuration;
    return { ...report, configuration: { files, problems: [...known, ...problems].sort(byPlace) } };
  }
}

function namedText(files: FileSystem, path: string): string {
  try {
    const text = decode(files.read(files.realPath(path), maxBytes));
    if (text !== null) return text;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new BadInput(`${path} can't be read (${error.trouble}): give an ${CONFIGURATION_NAME} to --config`);
  }
  throw new BadInput(`${path} is no text: give an ${CONFIGURATION_NAME} to --config`);
}

const byPlace = (a: ConfigProblem, b: ConfigProblem): number =>
  byCodeUnit(a.file, b.file) || a.line - b.line || a.column - b.column;
