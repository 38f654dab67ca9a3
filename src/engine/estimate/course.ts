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
  /** Tokens that the API puts around a message. */
  readonly frame: number;
  /** Each request carries one `added` of its own: the user's message, which is part of the list of messages. */
  readonly asks: boolean;
}

/** Tokens that a turn adds: what the model answers, and what is answered to it. */
export interface Turn {
  readonly answer: number;
  readonly added: number;
}

/** Messages that a turn adds: the answer, and what is answered. */
const MESSAGES_A_TURN = 2;
/** Tokens that a turn leaves behind for the next ones. */
const perTurn = ({ frame }: Pick<Course, 'frame'>, { answer, added }: Turn): number =>
  answer + added + MESSAGES_A_TURN * frame;

/** Tokens of the list of messages at a turn: earlier turns, and what is asked now. */
export function messagesAt(
  course: Pick<Course, 'window' | 'frame' | 'asks'>,
  turn: number,
  each: Turn,
): number {
  return (
    historyAt(turn, perTurn(course, each), course.window) + (course.asks ? each.added + course.frame : 0)
  );
}

/** Tokens of earlier turns that the request of a turn (from 0 on) carries, when each added so many. */
export function historyAt(turn: number, perTurn: number, { messages, tokens }: HistoryWindow): number {
  let history = turn * perTurn;
  if (messages !== null) history = Math.min(history, (messages / MESSAGES_A_TURN) * perTurn);
  if (tokens !== null) history = Math.min(history, tokens);
  return history;
}

/** Whether the code left something of the earlier turns out. */
export const isCut = (course: Pick<Course, 'window' | 'frame'>, turn: number, each: Turn): boolean =>
  historyAt(turn, perTurn(course, each), course.window) < turn * perTurn(course, each);

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
