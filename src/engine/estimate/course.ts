import type { HistoryWindow } from '../prompts/prompt-parts.ts';
import type { Parameter } from './parameter.ts';

/**
 * Requests that send again what came before: the turns of an agent's run, the rounds of a loop that appends to its
 * messages, the turns of a conversation.
 */
export interface Course {
  /** How many requests there are. */
  readonly turns: Parameter;
  /** Tokens that each turn adds beside its answer: a tool's result, the user's next message. */
  readonly added: Parameter;
  /** What the code keeps of it. */
  readonly window: HistoryWindow;
  /** One execution is the whole course (agent runs); else it is one request of it, and costs the mean of all. */
  readonly isWhole: boolean;
  /** All of a request comes again in the next one; else only what stands before the history, and the history. */
  readonly resendsAll: boolean;
  /** Each request carries one `added` of its own: the user's message, which is part of the list of messages. */
  readonly asks: boolean;
}

/** Messages that a turn adds: the answer, and what is answered. */
const MESSAGES_A_TURN = 2;
/** Tokens around a message: 4 at OpenAI (cookbook, and exact in recorded bills), 2 to 5 elsewhere. */
const FRAME = 4;

/** Tokens that a turn leaves behind for the next ones. */
export const perTurn = ({ answer, added }: { readonly answer: number; readonly added: number }): number =>
  answer + added + MESSAGES_A_TURN * FRAME;

/** Tokens of the list of messages at a turn: earlier turns, and what is asked now. */
export function messagesAt(
  course: Course,
  turn: number,
  each: { readonly answer: number; readonly added: number },
): number {
  return historyAt(turn, perTurn(each), course.window) + (course.asks ? each.added + FRAME : 0);
}

/** Tokens of earlier turns that the request of a turn (from 0 on) carries, when each added so many. */
export function historyAt(turn: number, perTurn: number, { messages, tokens }: HistoryWindow): number {
  let history = turn * perTurn;
  if (messages !== null) history = Math.min(history, (messages / MESSAGES_A_TURN) * perTurn);
  if (tokens !== null) history = Math.min(history, tokens);
  return history;
}

/** Whether the code left something of the earlier turns out. */
export const isCut = (
  { window }: Course,
  turn: number,
  each: { readonly answer: number; readonly added: number },
): boolean => historyAt(turn, perTurn(each), window) < turn * perTurn(each);

/** The sum over the turns of a course; of a broken number of turns the last counts in part. */
export function sumOfTurns(turns: number, of: (turn: number) => number): number {
  let sum = 0;
  let turn = 0;
  for (; turn + 1 <= turns; turn++) sum += of(turn);
  return turn < turns ? sum + of(turn) * (turns - turn) : sum;
}

/** Of one request of the course in the mean, or of all of it where that is what an execution is. */
export function ofExecution({ isWhole }: Course, turns: number, of: (turn: number) => number): number {
  const sum = sumOfTurns(turns, of);
  return isWhole ? sum : sum / Math.max(turns, 1e-9);
}
