import type { EngineData } from '../engine/project.ts';
import type { SourceReader } from '../engine/syntax/source-reader.ts';
import type { FileSystem } from './file-system.ts';

/** What a session needs of the machine it runs on. */
export interface Host {
  readonly files: FileSystem;
  readonly assets: Assets;
  /** Today, YYYY-MM-DD in UTC. */
  today(): string;
  /** Milliseconds of a clock that only moves forward. */
  elapsedMs(): number;
}

/** Data files that ship beside the program, each loaded when it is first needed. */
export interface Assets {
  /** The parser with its grammars. */
  sourceReader(): Promise<SourceReader>;
  /** Rank tables of the tokenizers. */
  readonly ranks: EngineData['ranks'];
  /** The price catalogue that the user chose to fetch; the bundled one where there is none. */
  readonly catalogue?: EngineData['catalogue'];
}
