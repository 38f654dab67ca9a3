/** What the report page and the extension say to each other. Types only: both sides import this file. */
import type { SourcePlace } from '../engine/model.ts';
import type { WhatIfOutcome } from '../present/page-what-if.ts';
import type { FixParams, ProductEdit } from '../server/protocol.ts';

export type TabId = 'overview' | 'features' | 'models' | 'calls' | 'advice' | 'what-if';

/** A part of the page to turn to. */
export interface PageFocus {
  readonly tab: TabId;
  /** Words for the filter of the calls. */
  readonly text?: string;
  /** Name of the feature to open. */
  readonly feature?: string;
}

export type ToPage =
  /** An `Overview` as JSON; `stopped`: why what is shown may be incomplete or old. */
  | { readonly kind: 'overview'; readonly overview: string; readonly stopped?: string }
  /** A scan runs; of how many files is not known at first. */
  | { readonly kind: 'scanning'; readonly done?: number; readonly total?: number }
  /** The server is down, or answered with an error. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'focus'; readonly focus: PageFocus }
  /** To the question of that number. */
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer };

/** What the page asks, and waits for an answer. */
export type Question =
  /** What changed settings would cost; `set` as `scan --set` takes them. */
  | { readonly kind: 'whatIf'; readonly root: string; readonly set: readonly string[] }
  /** Writes values into inference-cost.yml. */
  | { readonly kind: 'save'; readonly root: string; readonly edits: readonly ProductEdit[] }
  /** Shows the edits of a finding's fix, or of all that go together, or makes them. */
  | ({ readonly kind: 'fix' } & FixParams);

export type Answer =
  | { readonly kind: 'outcome'; readonly outcome: WhatIfOutcome }
  /** Name of the file that was written. */
  | { readonly kind: 'saved'; readonly file: string }
  | {
      readonly kind: 'patches';
      readonly patches: readonly { readonly file: string; readonly patch: string }[];
      readonly left: number;
    }
  | { readonly kind: 'refused'; readonly why: string };

export type FromPage =
  /** The page is there and wants to be told what to show. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'open'; readonly root: string; readonly place: SourcePlace }
  | { readonly kind: 'scan' }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  /** Stops the scan that runs. */
  | { readonly kind: 'cancel' };
