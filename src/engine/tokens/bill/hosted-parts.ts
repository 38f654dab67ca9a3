import { plainModelId } from '../model-id.ts';
import type { BillableRequest } from '../request/billable-request.ts';
import type { BillPart } from './bill.ts';
import { hostedTool, isHosted, type HostedTool } from './families/hosted-tools.ts';

/** What the tools of a request that the provider runs or defines add, and the rows that say so. */
export interface HostedReading {
  readonly parts: readonly BillPart[];
  /** Some of them bring the family's tool instructions along. */
  readonly bringInstructions: boolean;
  /** For the bill's basis; '' where there are none. */
  readonly note: string;
}

export function readHosted({ tools, model }: BillableRequest): HostedReading {
  const rows = tools.filter(isHosted).map(tool => hostedTool(tool.kind, plainModelId(model)));
  const named = [...new Set(rows)].map(nameOf);
  return {
    parts: rows.map(({ tokens }) => ({ kind: 'tools', tokens })),
    bringInstructions: rows.some(row => row.withInstructions === true),
    note: named.length === 0 ? '' : `; hosted: ${named.join(', ')}`,
  };
}

const nameOf = ({ id, source }: HostedTool): string => `${id} (${source})`;
