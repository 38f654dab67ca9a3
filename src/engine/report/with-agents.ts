import type { AssumptionSetting } from '../configuration.ts';
import { labelOf, type LedRun } from '../agents/led-run.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import { sumModel, type CostModel, type Share } from '../estimate/cost-model.ts';
import type { Parameter } from '../estimate/parameter.ts';
import { amountAndDrivers } from '../estimate/propagate.ts';
import type { Call, CostPart, Range } from '../model.ts';
import { assumptionPath } from '../settings/assumption-for.ts';
import type { ReportedCall } from './report-call.ts';

/** A run of an agent with its amount: of one such run, what it leads to left out. */
export interface LedAmount {
  readonly run: LedRun;
  /** Runs in one run of the agent above it, as assumed or configured. */
  readonly runs: Range;
  /** Null where it is paid elsewhere, or nothing tells what it sends. */
  readonly own: ReportedCall | null;
  readonly leadsTo: readonly LedAmount[];
}

export interface LedContext {
  /** What the report says of a request, alone. */
  readonly report: (request: ResolvedCall) => ReportedCall;
  /** What the user says of how often an agent runs, by the assumption's name. */
  readonly timesOf: (name: string) => AssumptionSetting | undefined;
}

/** Runs beyond the usual ones that the upper end counts where nothing bounds them. */
const OPEN_END = 3;

/** The most runs that amounts count: a run hands over to an agent once, whatever its turns allow. */
const mostOf = ({ run, runs: { typical, high } }: LedAmount): number =>
  Math.max(typical, Math.min(high ?? Infinity, run.by === 'handoff' ? 1 : Math.max(1, typical) * OPEN_END));

export const amountOf = (run: LedRun, context: LedContext): LedAmount => ({
  run,
  runs: context.timesOf(labelOf(run))?.value ?? run.runs,
  own: run.request && context.report(run.request),
  leadsTo: run.leadsTo.map(one => amountOf(one, context)),
});

/** A call with the runs of other agents that its run leads to: tokens and amounts are those of all, turns its own. */
export function withAgents(own: ReportedCall, root: LedAmount, context: LedContext): ReportedCall {
  const { leadsTo } = root;
  const tree = { ...root, own };
  const led = shareOf(tree, own.call.key, context);
  const left = unpricedOf(leadsTo);
  const { call } = own;
  if (!own.model || !led || leadsTo.every(one => !shareOf(one, call.key, context)))
    return { ...own, agents: tree, call: withNote(call, left) };
  const { usd, drivers } = amountAndDrivers(led);
  const tokens = tokensOf(tree);
  return {
    model: led,
    agents: tree,
    call: withNote(
      {
        ...call,
        inputTokens: { ...call.inputTokens, ...rounded(tokens.input), exact: false },
        outputTokens: { ...call.outputTokens, ...rounded(tokens.output) },
        usd,
        drivers,
        parts: [...call.parts, ...leadsTo.flatMap(one => partOf(one, call.key, context))],
      },
      left,
    ),
  };
}

/** What a run and all that it leads to come to; null without any price. */
function shareOf({ own, leadsTo }: LedAmount, key: string, context: LedContext): CostModel | null {
  const shares: Share[] = own?.model ? [{ model: own.model, times: 1 }] : [];
  for (const one of leadsTo) {
    const model = shareOf(one, key, context);
    if (model) shares.push({ model, times: timesOf(one, key, context) });
  }
  return shares.length === 0 ? null : sumModel(shares);
}

function timesOf(one: LedAmount, key: string, context: LedContext): Parameter | number {
  const { run, runs } = one;
  const { low, typical, high } = runs;
  if (low === typical && high === typical) return typical;
  const name = labelOf(run);
  return {
    cause: `${name} ${key}`,
    name,
    unit: 'times',
    low,
    typical,
    high: mostOf(one),
    most: high,
    basis: context.timesOf(name) ? 'configuration' : 'assumption',
    assumption: assumptionPath('loop', name).join('.'),
  };
}

interface Tokens {
  readonly input: Range;
  readonly output: Range;
}

const NONE: Range = { low: 0, typical: 0, high: 0 };

/** Tokens of a run and all that it leads to. */
function tokensOf({ own, leadsTo }: LedAmount): Tokens {
  const { inputTokens: input = NONE, outputTokens: output = NONE } = own?.call ?? {};
  return leadsTo.reduce<Tokens>(
    (sum, one) => {
      const led = tokensOf(one);
      return {
        input: plus(sum.input, led.input, one),
        output: plus(sum.output, led.output, one),
      };
    },
    { input, output },
  );
}

const plus = (a: Range, b: Range, one: LedAmount): Range => ({
  low: a.low + b.low * one.runs.low,
  typical: a.typical + b.typical * one.runs.typical,
  high: a.high === null || b.high === null ? null : a.high + b.high * mostOf(one),
});

const rounded = ({ low, typical, high }: Range): { low: number; typical: number; high: number } => ({
  low: Math.round(low),
  typical: Math.round(typical),
  high: Math.round(high ?? typical),
});

/** One part of the amount for each agent that the run leads to itself. */
function partOf(one: LedAmount, key: string, context: LedContext): CostPart[] {
  const model = shareOf(one, key, context);
  if (!model) return [];
  const { input, output } = tokensOf(one);
  const { typical } = one.runs;
  return [
    {
      name: labelOf(one.run),
      kind: 'agent',
      tokens: Math.round((input.typical + output.typical) * typical),
      usd: model.typical * typical,
    },
  ];
}

/** Names of agents that have no price: the amount is without them. */
const unpricedOf = (led: readonly LedAmount[]): string[] => [
  ...new Set(
    led.flatMap(one => [
      ...(one.own && !one.own.model ? [one.run.node.name] : []),
      ...unpricedOf(one.leadsTo),
    ]),
  ),
];

const withNote = (call: Call, names: readonly string[]): Call =>
  names.length === 0 || !call.price
    ? call
    : {
        ...call,
        price: {
          ...call.price,
          notes: [
            ...call.price.notes,
            `without runs of ${names.join(', ')}: no price for ${names.length === 1 ? 'its model' : 'their models'}`,
          ],
        },
      };

/** Requests with the tokens and amounts of one agent each, as often as they run in one run of a call. */
export interface Use {
  readonly call: Call;
  readonly times: number;
}

/** The call, or in its place the runs of all agents that it is. */
export const usesOf = ({ call, agents }: { readonly call: Call; readonly agents?: LedAmount }): Use[] =>
  agents ? usesIn(agents, 1) : [{ call, times: 1 }];

const usesIn = ({ own, leadsTo }: LedAmount, times: number): Use[] => [
  ...(own ? [{ call: own.call, times }] : []),
  ...leadsTo.flatMap(one => usesIn(one, times * one.runs.typical)),
];
