/** What the sidebar page and the extension say to each other. Types only: both sides import this file. */
import type { SourcePlace } from '../engine/model.ts';
import type { Overview } from '../present/overview.ts';

export type ToPage =
  | { readonly kind: 'overview'; readonly overview: Overview }
  | { readonly kind: 'scanning' }
  /** The server is down, or answered with an error. */
  | { readonly kind: 'failed'; readonly message: string };

export type FromPage =
  /** The page is there and wants to be told what to show. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'open'; readonly root: string; readonly place: SourcePlace }
  | { readonly kind: 'scan' };
