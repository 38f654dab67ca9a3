import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { Hole, Range } from '../model.ts';
import { wholeHistory, type PromptPart } from '../prompts/prompt-parts.ts';
import { assumptionPath } from '../settings/assumption-for.ts';
import { TOOL_RESULT, type Turns } from './agent-run.ts';
import type { Course } from './course.ts';
import { messagesAt, ofExecution } from './course.ts';
import type { Parameter } from './parameter.ts';

/** The next message of a person in a conversation, in tokens: an assumption where no hole of the prompt tells. */
export const USER_MESSAGE = { low: 10, typical: 60, high: 600 };
/** Turns beyond the usual ones that the upper end counts where a loop has no bound. */
const OPEN_END = 3;

/** Where the history stands in a prompt, and what grows it. */
export interface History {
  readonly part: number;
  /** Index among the holes of the prompt. */
  readonly hole: number;
  /** An append in a loop around the call; else what the caller brings, or the provider keeps. */
  readonly isOfLoop: boolean;
}

const CONVERSATION = /history|messages|conversation|chat_?log|turns|memory|dialog/i;
const OTHER_LISTS = /example|shot|docs?\b|document|context|chunk|tool/i;

/** The first part of a prompt that stands for earlier turns; null without one. */
export function historyOf(call: ResolvedCall): History | null {
  if (call.site.kind !== 'chat' && call.site.kind !== 'agent-run') return null;
  let hole = 0;
  for (const [part, one] of (call.prompts[0]?.parts ?? []).entries()) {
    for (const piece of one.pieces) {
      if (!('hole' in piece)) continue;
      if (one.isRepeated && isHistory(one, piece.hole.name))
        return { part, hole, isOfLoop: piece.hole.why === GROWS };
      hole++;
    }
  }
  return null;
}

/** What the evaluator says of a list that a later round of the same loop appends to. */
const GROWS = 'grows with each turn of the loop';

const isHistory = ({ role }: PromptPart, name: string): boolean =>
  !OTHER_LISTS.test(name) && (CONVERSATION.test(name) || role === 'unknown');

export interface CourseInput {
  readonly call: ResolvedCall;
  readonly key: string;
  readonly history: History | null;
  readonly holes: readonly Hole[];
  /** Of an agent's run. */
  readonly run: Turns | null;
  /** Of a conversation, from the configuration. */
  readonly conversation: Range | null;
  /** Bounds of the loop around the call from the configuration. */
  readonly loop: Range | undefined;
  /** Tokens that the API puts around a message. */
  readonly frame: number;
  /** What the configuration gives as the size of a hole: "tool result" and "user message" count as such. */
  readonly sizeOf: (hole: string) => Range | undefined;
}

/** What a call's requests send again; null where they don't, or nobody knows how often. */
export function courseOf(input: CourseInput): Course | null {
  const { call, key, history, run, conversation, holes, frame, sizeOf } = input;
  const result = sized('tool result', key, TOOL_RESULT, sizeOf);
  const message = sized('user message', key, USER_MESSAGE, sizeOf);
  if (run)
    return {
      turns: turnsOfRun(key, run),
      added: result,
      window: wholeHistory,
      frame,
      isWhole: true,
      resendsAll: true,
      asks: false,
    };
  if (!history) return null;
  const parts = call.prompts[0]!.parts;
  const window = parts[history.part]!.window ?? wholeHistory;
  const tail = parts.slice(history.part + 1);
  const hasTools = call.tools.length > 0 || call.hasUnknownTools;
  if (history.isOfLoop && call.loop) {
    // Turns of a conversation are those of the loop that holds it.
    const turns = turnsOfLoop(call.loop, input.loop ?? (hasTools ? undefined : (conversation ?? undefined)));
    return {
      turns,
      added: hasTools ? result : (likeHole(only(holes.filter(h => h.role === 'user'))) ?? message),
      window,
      frame,
      isWhole: false,
      resendsAll: true,
      asks: false,
    };
  }
  if (!conversation) return null;
  const asked = holes.slice(history.hole + 1).filter(h => h.role === 'user');
  return {
    turns: {
      cause: `turns ${key}`,
      name: 'turns of a conversation',
      unit: 'turns',
      ...bounded(conversation),
      most: null,
      basis: 'configuration',
      assumption: assumptionPath('turns', '*').join('.'),
    },
    added: likeHole(only(asked)) ?? message,
    window,
    frame,
    isWhole: false,
    // What stands behind the history comes again as it was only where it is the user's text alone.
    resendsAll: tail.every(p => p.role === 'user' && p.pieces.every(x => 'hole' in x)) && asked.length <= 1,
    asks: tail.every(p => p.role !== 'user'),
  };
}

/** Tokens of earlier turns in a request of the course, in the mean: what the history's hole holds. */
export function historyTokens(course: Course, answer: Range): Range {
  const { turns, added } = course;
  const at = (turns: number, each: { answer: number; added: number }): number =>
    Math.round(ofExecution(course, turns, turn => messagesAt(course, turn, each)));
  return {
    low: at(turns.low, { answer: answer.low, added: added.low }),
    typical: at(turns.typical, { answer: answer.typical, added: added.typical }),
    high: at(turns.high, { answer: answer.high ?? answer.typical, added: added.high }),
  };
}

const bounded = ({ low, typical, high }: Range): { low: number; typical: number; high: number } => ({
  low,
  typical,
  high: high ?? Math.max(1, typical) * OPEN_END,
});

const turnsOfRun = (key: string, { likely, allowed, isConfigured }: Turns): Parameter => ({
  cause: `turns ${key}`,
  name: 'turns',
  unit: 'turns',
  ...likely,
  most: allowed.high,
  basis: isConfigured ? 'configuration' : 'assumption',
  assumption: assumptionPath('turns', '*').join('.'),
});

/** The same cause as the loop's rounds in a feature: they are the same rounds. */
function turnsOfLoop(
  { expression, times }: NonNullable<ResolvedCall['loop']>,
  configured: Range | undefined,
): Parameter {
  const range = configured ?? times;
  return {
    cause: `loop ${expression}`,
    name: expression,
    unit: 'times',
    ...bounded({ ...range, low: Math.max(1, range.low) }),
    most: range.high,
    basis: configured ? 'configuration' : times.low === times.high ? 'code' : 'assumption',
    assumption: assumptionPath('loop', expression).join('.'),
  };
}

/** What a turn adds that no hole of the prompt stands for; the configuration sizes it like a hole. */
function sized(
  name: string,
  key: string,
  usual: { readonly low: number; readonly typical: number; readonly high: number },
  sizeOf: CourseInput['sizeOf'],
): Parameter {
  const given = sizeOf(name);
  return {
    cause: `${name} ${key}`,
    name,
    unit: 'tokens',
    ...(given ? bounded(given) : usual),
    most: null,
    basis: given ? 'configuration' : 'assumption',
    assumption: assumptionPath('hole', name).join('.'),
  };
}

/** The user's next message is as long as the one in the prompt. */
const likeHole = (hole: Hole | undefined): Parameter | undefined =>
  hole && {
    cause: `hole ${hole.name}`,
    name: hole.name,
    unit: 'tokens',
    ...bounded(hole.tokens),
    most: null,
    basis: hole.basis,
    assumption: assumptionPath('hole', hole.name).join('.'),
  };

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
