import type { Call, Driver, SourcePlace } from '../engine/model.ts';

/** Addresses that a hover's links go to; none where the client has no such command. */
export interface HoverLinks {
  /** Changes an assumption of a call. */
  change?(call: Call, driver: Driver): string | undefined;
  /** Lists the models that could stand at a place. */
  switchModel?(place: SourcePlace): string | undefined;
  showCall?(call: Call): string | undefined;
  /** The calls of the report that hold these words. */
  showCalls?(text: string): string | undefined;
}

/** ` · [Change](command:…)`; '' without an address. */
export function linkText(title: string, address: string | undefined): string {
  return address === undefined ? '' : ` · [${title}](${address})`;
}
