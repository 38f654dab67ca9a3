import type { FileFacts } from '../syntax/facts.ts';
import type { Frame } from './value.ts';

type Beside = Pick<Frame, 'calledAt' | 'held' | 'chosen' | 'turn'>;

/** A frame inside another one that is no call: something is known in it, and no function is meant. */
export const frameBeside = (facts: FileFacts, outer: Frame | null, known: Beside): Frame => ({
  facts,
  functionId: -1,
  args: new Map(),
  isOpen: false,
  self: null,
  depth: outer?.depth ?? 0,
  outer,
  ...known,
});
