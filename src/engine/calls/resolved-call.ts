import type { BillableTool, ResponseSchema } from '../tokens/request/billable-request.ts';
import type { LedRun } from '../agents/led-run.ts';
import type { Loop } from '../model.ts';
import type { PromptReading } from '../prompts/prompt-parts.ts';
import type { CallSite } from './call-site.ts';
import type { ModelReading } from './read-model.ts';

/** A call site with all that the source says of its request. Amounts come later, from this alone. */
export interface ResolvedCall {
  readonly site: CallSite;
  readonly model: ModelReading;
  /** Who bills; null when nothing tells. 'local' for the user's own machine. */
  readonly provider: string | null;
  readonly sdk: string;
  /** The model argument is an Azure deployment. */
  readonly isDeployment: boolean;
  readonly prompts: readonly PromptReading[];
  readonly tools: readonly BillableTool[];
  /** Tools that only run time knows are in the list too. */
  readonly hasUnknownTools: boolean;
  readonly responseSchema: ResponseSchema | null;
  /** Asked for JSON, without a schema that we can read. */
  readonly hasUnknownSchema: boolean;
  readonly outputCap: number | null;
  /** A cap is given, though only run time knows it. */
  readonly hasUnknownCap: boolean;
  readonly reasoningEffort: string | null;
  readonly tier: string;
  /** Where the request is served, as the source says (`eu`, `us-east5`); null where it doesn't. */
  readonly region: string | null;
  readonly answers: number;
  readonly stream: boolean;
  readonly promptCache: boolean;
  readonly retries: number | null;
  readonly retriesSource: 'explicit' | 'sdk-default' | null;
  readonly turns: { readonly most: number | null; readonly isExplicit: boolean } | null;
  /** A graph's run: its nodes' calls are paid where they stand. */
  readonly isPaidByNodes?: boolean;
  /** What the call asks besides, paid at it too: the other tasks of a crew, its manager. */
  readonly besides?: readonly ResolvedCall[];
  /** The agent that it runs, with those to which that one may lead. */
  readonly agents?: LedRun;
  readonly loop: Loop | null;
  readonly enclosing: string | null;
}
