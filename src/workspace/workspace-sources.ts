import type { Sources } from '../engine/sources.ts';
import type { FileFacts } from '../engine/syntax/facts.ts';
import type { SourceReader } from '../engine/syntax/source-reader.ts';
import { CallIndex } from './call-index.ts';
import { NameIndex } from './name-index.ts';
import { discover } from './discover.ts';
import { FileError } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { byCodeUnit } from './listing.ts';
import type { Listing, Skipped } from './listing.ts';
import { MentionIndex } from './mention-index.ts';
import { OtherFiles } from './other-files.ts';
import { hostPath } from './relative-path.ts';
import { SourceTexts } from './source-texts.ts';
import type { Stopwatch } from './stopwatch.ts';

interface Parsed {
  readonly text: string;
  readonly facts: FileFacts | undefined;
}

/** The engine's view of a folder on a host: listed and read at `refresh`, parsed when the engine asks for facts. */
export class WorkspaceSources implements Sources {
  readonly #files: FileSystem;
  readonly #folder: string;
  readonly #stopwatch: Stopwatch;
  readonly #keepsHalfTyped: boolean;
  readonly #texts: SourceTexts;
  readonly #mentions: MentionIndex;
  readonly #calls: CallIndex;
  readonly #names: NameIndex;
  readonly #facts = new Map<string, Parsed>();
  /** Facts of files whose text has changed since, a little, most of the time: those of the last text that made sense. */
  readonly #earlier = new Map<string, FileFacts>();
  readonly #parsed: string[] = [];
  readonly #changed = new Set<string>();
  /** Source files whose text was read → whether they take part. */
  readonly #taken = new Map<string, boolean>();
  #listing: Listing;
  #others: OtherFiles;
  #relist = false;
  #paths: readonly string[] = [];
  #reader: SourceReader | null = null;
  #filter: (path: string) => boolean = () => true;

  /** Lists `folder` (or takes the one file it names). Throws BadInput. */
  constructor(files: FileSystem, folder: string, stopwatch: Stopwatch, keepsHalfTyped = false) {
    this.#keepsHalfTyped = keepsHalfTyped;
    this.#files = files;
    this.#folder = folder;
    this.#stopwatch = stopwatch;
    this.#listing = stopwatch.time('list', () => discover(files, folder));
    this.#others = new OtherFiles(files, this.#listing);
    this.#texts = new SourceTexts(files, this.#listing.root);
    this.#mentions = new MentionIndex(path => this.#texts.get(path));
    this.#calls = new CallIndex(path => this.#texts.get(path));
    this.#names = new NameIndex(path => this.#texts.get(path));
  }

  /** Real path of the folder that paths are relative to. */
  get root(): string {
    return this.#listing.root;
  }

  /** Name of the folder or of the single file. */
  get name(): string {
    return this.#listing.name;
  }

  /** Source files before settings took some out. */
  get listed(): readonly string[] {
    return this.#listing.sources;
  }

  get paths(): readonly string[] {
    return this.#paths;
  }

  /** Source files parsed so far, in order, a file once for each text of it. */
  get parsed(): readonly string[] {
    return this.#parsed;
  }

  get skipped(): readonly Skipped[] {
    return [...this.#listing.skipped, ...this.#texts.skipped].sort((a, b) => byCodeUnit(a.file, b.file));
  }

  /** Decides which of the listed files take part, and so which have facts. */
  setFilter(filter: (path: string) => boolean): void {
    this.#filter = filter;
    this.#paths = this.#takenPaths();
  }

  setReader(reader: SourceReader): void {
    this.#reader = reader;
  }

  /** Text of an open file; null when it is closed. */
  setUnsaved(path: string, text: string | null): void {
    this.#texts.setUnsaved(path, text);
    this.#changed.add(path);
  }

  /** Notes a file or folder that changed, came or went on disk. */
  fileChanged(path: string): void {
    this.#texts.forget(path);
    this.#changed.add(path);
    this.#relist ||= path.endsWith('.gitignore') || !this.#standsAsListed(path);
  }

  /** Takes in what changed since the last time; returns the paths of which the content did, sorted. */
  refresh(onProgress?: (done: number, total: number) => void): readonly string[] {
    const gone = this.#relist ? this.#listAgain() : [];
    const unread = this.#listing.sources.filter(path => !this.#taken.has(path) || this.#changed.has(path));
    const others = [...this.#changed].filter(path => !this.#taken.has(path));
    for (const path of others) this.#others.forget(path);
    const read = this.#stopwatch.time('read', () =>
      unread.filter((path, done) => {
        onProgress?.(done, unread.length);
        return this.#readAgain(path);
      }),
    );
    if (gone.length + unread.length > 0) this.#paths = this.#takenPaths();
    this.#changed.clear();
    return [...new Set([...gone, ...others, ...read])].sort(byCodeUnit);
  }

  facts(path: string): FileFacts | undefined {
    const real = this.#listing.links.get(path) ?? path;
    if (!this.#taken.get(real) || !this.#filter(real)) return undefined;
    const known = this.#facts.get(real);
    if (known) return known.facts;
    const text = this.#texts.get(real);
    return text === undefined ? undefined : this.#parse(real, text);
  }

  text(path: string): string | undefined {
    return this.#texts.unsaved(path) ?? this.#others.text(path);
  }

  exists(path: string): boolean {
    return this.#others.exists(path);
  }

  named(names: readonly string[]): readonly string[] {
    return this.#others.named(names);
  }

  mentioning(words: readonly string[]): readonly string[] {
    return this.#stopwatch.time('filter', () => this.#mentions.mentioning(words, this.#paths));
  }

  naming(names: readonly string[]): readonly string[] {
    return this.#stopwatch.time('filter', () => this.#names.naming(names, this.#paths));
  }

  calling(name: string): readonly string[] {
    return this.#stopwatch.time('filter', () => this.#calls.calling(name, this.#paths));
  }

  #parse(path: string, text: string): FileFacts | undefined {
    const reader = this.#reader;
    if (reader === null) throw new Error('no source reader: await prepare() before report()');
    const facts = this.#stopwatch.time('parse', () => {
      try {
        return reader.read(path, text, this.#earlier.get(path), this.#keepsHalfTyped);
      } catch {
        this.#texts.skip(path, 'could not be parsed');
        return undefined;
      }
    });
    this.#parsed.push(path);
    if (!facts || facts.broken.length === 0) this.#earlier.delete(path);
    this.#facts.set(path, { text, facts });
    return facts;
  }

  #takenPaths(): readonly string[] {
    return this.#listing.sources.filter(path => this.#taken.get(path) && this.#filter(path));
  }

  /** Whether the content of a source file is another than the one known. */
  #readAgain(path: string): boolean {
    const before = this.#taken.get(path);
    const text = this.#texts.get(path);
    const known = this.#facts.get(path);
    this.#taken.set(path, text !== undefined);
    if (before === true && known !== undefined && known.text === text) return false;
    if (known?.facts?.broken.length === 0) this.#earlier.set(path, known.facts);
    this.#facts.delete(path);
    this.#mentions.forget(path);
    this.#calls.forget(path);
    this.#names.forget(path);
    return true;
  }

  /** Returns the source files that are no longer there. */
  #listAgain(): string[] {
    this.#listing = this.#stopwatch.time('list', () => discover(this.#files, this.#folder));
    this.#others = new OtherFiles(this.#files, this.#listing);
    this.#relist = false;
    const listed = new Set(this.#listing.sources);
    const gone = [...this.#taken.keys()].filter(path => !listed.has(path));
    for (const path of gone) {
      this.#taken.delete(path);
      this.#facts.delete(path);
      this.#earlier.delete(path);
      this.#texts.forget(path);
      this.#mentions.forget(path);
      this.#calls.forget(path);
      this.#names.forget(path);
    }
    return gone;
  }

  #standsAsListed(path: string): boolean {
    if (!this.#others.exists(path)) return false;
    try {
      this.#files.kind(hostPath(this.#listing.root, path, this.#files.pathStyle));
      return true;
    } catch (error) {
      if (error instanceof FileError) return false;
      throw error;
    }
  }
}
