/** What the report page and the extension say to each other. Types only: both sides import this file. */
import type { SourcePlace } from '../engine/model.ts';
import type { Overview } from '../present/overview.ts';

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
  /** `stopped`: why what is shown may be incomplete or old. */
  | { readonly kind: 'overview'; readonly overview: Overview; readonly stopped?: string }
  /** A scan runs; of how many files is not known at first. */
  | { readonly kind: 'scanning'; readonly done?: number; readonly total?: number }
  /** The server is down, or answered with an error. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'focus'; readonly focus: PageFocus };

export type FromPage =
  /** The page is there and wants to be told what to show. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'open'; readonly root: string; readonly place: SourcePlace }
  | { readonly kind: 'scan' }
  /** Stops the scan that runs. */
  | { readonly kind: 'cancel' };
