import type { ResolvedCall } from '../calls/resolved-call.ts';
import type { AssumptionSetting } from '../configuration.ts';
import type { OutputTokens, Prompt, Range } from '../model.ts';
import type { PromptPart, PromptReading } from '../prompts/prompt-parts.ts';
import {
  billInput,
  emptyMessage,
  encodingOf,
  outputParts,
  type BillableMessage,
  type BillableRequest,
  type Counters,
  type InputBill,
} from '../tokens/index.ts';
import { runOutput, turnsOf, type Turns } from './agent-run.ts';
import { requestOf } from './billing.ts';
import type { CallCostInput } from './call-cost.ts';
import { courseOf, historyOf, historyTokens, type CourseInput, type History } from './course-of.ts';
import { ofExecution, type Course } from './course.ts';

export interface TokensContext {
  readonly counters: Counters;
  /** Turns of a conversation, from the configuration. */
  readonly conversation: Range | null;
}

/** The setting that holds for the call; `name` is of a hole or loop. */
export type SettingOf = (kind: AssumptionSetting['kind'], name?: string) => AssumptionSetting | undefined;

const isNamed = (setting: AssumptionSetting | undefined): boolean =>
  setting !== undefined && setting.name !== '*';

/** Tokens of an execution, and what its cost is worked out from. */
export interface RequestEstimate {
  readonly prompt: Prompt;
  readonly input: InputBill;
  readonly output: OutputTokens;
  readonly thinking: OutputTokens | null;
  readonly turns: Turns | null;
  readonly cost: Pick<
    CallCostInput,
    'holes' | 'bill' | 'answer' | 'thinking' | 'course' | 'head' | 'staticHead'
  >;
}

/** Counts what one execution of a call sends and gets, earlier turns included. */
export function requestTokens(
  call: ResolvedCall,
  key: string,
  described: Prompt,
  { counters, conversation }: TokensContext,
  settingOf: SettingOf,
): RequestEstimate {
  const setting = (kind: AssumptionSetting['kind'], name?: string): Range | undefined =>
    settingOf(kind, name)?.value;
  const [reading] = call.prompts;
  const history = historyOf(call);
  const run = turnsOf(call, setting('turns'));
  const given: CourseInput = {
    call,
    key,
    // A size that the user gives by name comes before the one that turns would make.
    history: history && isNamed(settingOf('hole', described.holes[history.hole]!.name)) ? null : history,
    holes: described.holes,
    run,
    conversation: conversation ?? (run ? null : (setting('turns') ?? null)),
    frame: messageFrame(requestOf(call, reading, described.holes), counters),
    sizeOf: name => setting('hole', name),
    loop: call.loop ? setting('loop', call.loop.expression) : undefined,
  };
  const course = courseOf(given);
  const grown = course && !course.isWhole ? history : null;
  const sized = run ? withConversation(described, given, setting('output')) : described;
  const holes = sized.holes.filter((_, i) => i !== grown?.hole);
  const request = requestOf(call, grown ? withoutHistory(reading!, grown) : reading, holes);
  const bill = billInput(request, counters);
  const parts = outputParts(request);
  const configured = setting('output');
  const answer: OutputTokens = configured ? { ...configured, basis: 'configuration' } : parts.answer;
  const thought = setting('thinking');
  const thinking: OutputTokens | null =
    parts.thinking && (thought ? { ...thought, basis: 'configuration' } : parts.thinking);
  const output = withThinking(answer, thinking, call.outputCap);
  const prompt = grown && course ? withHistory(sized, grown, course, answer) : sized;
  return {
    prompt,
    input: course ? inputOf(bill, course, answer) : bill,
    output: run ? runOutput(output, run) : output,
    thinking,
    turns: run,
    cost: {
      holes,
      bill,
      answer,
      thinking,
      course,
      head: headOf(bill, history),
      staticHead: staticHeadOf(bill, reading?.parts ?? [], { ...sized, holes }, text =>
        counters[encodingOf(call.model.ids[0] ?? '')].count(text),
      ),
    },
  };
}

/** Of an agent's run in a conversation, the first request carries the conversation's earlier turns. */
function withConversation(prompt: Prompt, given: CourseInput, configured: Range | undefined): Prompt {
  const { call, history, holes } = given;
  const around =
    given.conversation && history && !history.isOfLoop ? courseOf({ ...given, run: null }) : null;
  if (!around || !history) return prompt;
  const answer = configured ?? outputParts(requestOf(call, call.prompts[0], holes)).answer;
  return withHistory(prompt, history, around, answer);
}

/** The prompt of the first turn. */
const withoutHistory = ({ when, parts }: PromptReading, { part }: History): PromptReading => ({
  when,
  parts: parts.filter((_, i) => i !== part),
});

/** Tokens that the API puts around a message, by its own rule: two messages more, each of one token. */
export function messageFrame(request: BillableRequest, counters: Counters): number {
  const message = (role: 'user' | 'assistant'): BillableMessage => ({
    ...emptyMessage,
    role,
    text: [ONE_TOKEN],
  });
  const longer = { ...request, messages: [...request.messages, message('assistant'), message('user')] };
  const more = billInput(longer, counters).typical - billInput(request, counters).typical;
  return Math.max(0, more / 2 - ONE_TOKEN.tokens.typical);
}

const ONE_TOKEN = { tokens: { low: 1, typical: 1, high: 1 } };

function withThinking(answer: OutputTokens, thinking: OutputTokens | null, cap: number | null): OutputTokens {
  if (!thinking) return answer;
  const most = cap !== null && cap > 0 ? cap : Infinity;
  return {
    low: Math.min(answer.low + thinking.low, most),
    typical: Math.min(answer.typical + thinking.typical, most),
    high:
      answer.high === null || thinking.high === null
        ? Number.isFinite(most)
          ? most
          : null
        : Math.min(answer.high + thinking.high, most),
    basis: `${answer.basis}; ${thinking.basis}`,
  };
}

/** Input of an execution: of all turns of a run, or of the mean turn of a conversation. */
function inputOf(first: InputBill, course: Course, answer: Range): InputBill {
  const { turns, isWhole } = course;
  const history = historyTokens(course, answer);
  const firsts = (turns: number, tokens: number): number => ofExecution(course, turns, () => tokens);
  return {
    ...first,
    low: Math.round(firsts(turns.low, first.low) + history.low),
    typical: Math.round(firsts(turns.typical, first.typical) + history.typical),
    high: Math.round(firsts(turns.high, first.high) + (history.high ?? 0)),
    exact: false,
    basis: `${first.basis.replace(/^exact:/, 'rule:')}; ${isWhole ? '' : 'the mean of '}${String(turns.typical)} ${turns.typical === 1 ? 'turn' : 'turns'} that resend what was said`,
  };
}

function withHistory(prompt: Prompt, history: History, course: Course, answer: Range): Prompt {
  const { turns, window } = course;
  const kept =
    window.messages !== null
      ? `, the last ${String(window.messages)} messages kept`
      : window.tokens !== null
        ? `, ${String(window.tokens)} tokens kept`
        : '';
  return {
    ...prompt,
    holes: prompt.holes.map((hole, i) =>
      i === history.hole
        ? {
            ...hole,
            tokens: historyTokens(course, answer),
            basis: turns.basis,
            why: `earlier turns, in the mean of ${String(turns.typical)}${kept}`,
          }
        : hole,
    ),
  };
}

/** Tokens before the history: all but the messages behind it, which the bill counts as messages. */
function headOf(bill: InputBill, history: History | null): number {
  if (!history) return bill.typical;
  const behind = bill.parts.filter(p => p.kind === 'message' || p.kind === 'media');
  return Math.max(0, bill.typical - behind.reduce((sum, p) => sum + p.tokens.typical, 0));
}

/** Tools, and text up to the first hole: what every request starts with alike, in the bill's own tokens. */
function staticHeadOf(
  bill: InputBill,
  parts: readonly PromptPart[],
  { staticTokens, holes }: Prompt,
  count: (text: string) => number,
): number {
  const tools = bill.parts.filter(p => p.kind === 'tools').reduce((sum, p) => sum + p.tokens.typical, 0);
  let text = '';
  for (const piece of parts.flatMap(p => p.pieces)) {
    if ('hole' in piece) break;
    text += piece.text;
  }
  if (text === '' || staticTokens === 0) return tools;
  const ofText = bill.typical - tools - holes.reduce((sum, h) => sum + h.tokens.typical, 0);
  const scale = Math.max(1, Math.min(1.6, ofText / staticTokens));
  return tools + count(text) * scale;
}
