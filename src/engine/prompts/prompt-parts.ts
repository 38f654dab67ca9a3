import type { Role } from '../model.ts';
import type { Piece, UnknownValue, Value } from '../values/value.ts';

/** One message (or part of one) as the API gets it, in order. */
export interface PromptPart {
  readonly role: Role;
  readonly pieces: readonly Piece[];
  /** Attachments whose size nobody knows yet. */
  readonly media: readonly MediaPart[];
  /** The part stands for a number of messages that only run time knows (history). */
  readonly isRepeated: boolean;
  /** Belongs to the same message as the part before it. */
  readonly continues: boolean;
  /** What the code keeps of a history. */
  readonly window?: HistoryWindow;
  /** The request asks the provider to cache all up to here. */
  readonly isCacheMark?: boolean;
}

/** A bound on the history that is sent again; null where there is none of that sort. */
export interface HistoryWindow {
  readonly messages: number | null;
  readonly tokens: number | null;
}

export const wholeHistory: HistoryWindow = { messages: null, tokens: null };

export interface MediaPart {
  readonly kind: 'image' | 'audio' | 'video' | 'document';
  readonly detail: string | null;
}

/** A whole prompt, when a condition holds; the first of several is the usual one. */
export interface PromptReading {
  readonly when: string | null;
  readonly parts: readonly PromptPart[];
}

export const part = (role: Role, pieces: readonly Piece[], more: Partial<PromptPart> = {}): PromptPart => ({
  role,
  pieces,
  media: [],
  isRepeated: false,
  continues: false,
  ...more,
});

export const holePart = (role: Role, hole: UnknownValue, isRepeated = false): PromptPart =>
  part(role, [{ hole }], { isRepeated });

/** Something whose text only run time knows, whatever kind of value it is. */
export function asHole(value: Value, name: string): UnknownValue {
  if (value.kind === 'unknown') return value;
  return {
    kind: 'unknown',
    why: 'only run time knows',
    name,
    place: null,
    ...(value.kind === 'external' || value.kind === 'operation' ? { made: value } : {}),
  };
}

/** Parts of one message: those behind the first continue it. */
export const oneMessage = (parts: readonly PromptPart[]): PromptPart[] =>
  parts.map((p, i) => (i === 0 ? p : { ...p, continues: true }));
