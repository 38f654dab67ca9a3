import type { BillableRequest } from '../request/billable-request.ts';
import { scaled, type OutputRange } from './output-range.ts';

interface Shape {
  readonly pattern: RegExp;
  readonly range: OutputRange;
  readonly basis: string;
}

/** What the request's own words say about the length of the answer; first match wins. */
const shapes: readonly Shape[] = [
  { pattern: /\b(very long|long (story|essay|article|report)|detailed (report|essay|analysis)|comprehensive|at least \d{3,} words|in depth)\b/i, range: { low: 100, typical: 900, high: 3000 }, basis: 'asks for a long text' }, // prettier-ignore
  { pattern: /\b(one[- ]word|single word|yes or no|true or false|(just|only) (the|with the|a) (word|number|code|name|letter|answer|label)|(reply|respond|answer) (with )?(exactly|only|just)|nothing else|classify|which category|rate .{0,40}\b(1|0)[- ]?(to|-)[- ]?(5|10|100))\b/i, range: { low: 2, typical: 8, high: 60 }, basis: 'asks for a word or a label' }, // prettier-ignore
  { pattern: /\b(one|a|single|short|brief) (short |brief )?(sentence|phrase|paragraph|reply|answer|greeting|joke|fact)\b|\b(briefly|concise(ly)?|be brief|in short|terse)\b/i, range: { low: 8, typical: 50, high: 200 }, basis: 'asks for a short text' }, // prettier-ignore
  { pattern: /\b(translate|rewrite|rephrase|proofread|correct the|paraphrase)\b/i, range: { low: 15, typical: 200, high: 1000 }, basis: 'answer about as long as its text' }, // prettier-ignore
  { pattern: /\b(summari[sz]e|summary|tl;?dr)\b/i, range: { low: 40, typical: 150, high: 500 }, basis: 'asks for a summary' }, // prettier-ignore
  { pattern: /\b(write|implement|refactor|generate) .{0,40}\b(code|function|class|script|program|component|tests?)\b/i, range: { low: 80, typical: 500, high: 2000 }, basis: 'asks for code' }, // prettier-ignore
];

// LMSYS-Chat-1M has a mean of 214.5 tokens a response (ICLR 2024, table 1); agent steps of Claude and Codex have medians
// of 252 and 184 and 90th percentiles of 1,671 and 939 (tracelab.cs.washington.edu, read 2026-11-24).
const chat: OutputRange = { low: 15, typical: 215, high: 800 };

/** A free answer: by the words of the request, else as in published chat traffic. */
export function freeAnswer(request: BillableRequest): { range: OutputRange; basis: string } {
  const words = lastUserText(request).slice(-4000);
  const shape = shapes.find(({ pattern }) => pattern.test(words));
  if (shape) return { range: shape.range, basis: shape.basis };
  if (request.jsonMode)
    return { range: scaled(chat, 0.5), basis: 'JSON without a schema; half of free chat' };
  // a question of a few words gets a short answer
  if (words.length > 0 && words.length < 40) return { range: { low: 5, typical: 60, high: 400 }, basis: 'free answer to a short question (recordings; published chat traffic)' }; // prettier-ignore
  return { range: chat, basis: 'free answer, as in published chat traffic (LMSYS-Chat-1M)' };
}

/** The last message of the user with text in it; '' where it is a hole. */
export function lastUserText(request: BillableRequest): string {
  const message = [...request.messages]
    .reverse()
    .find(({ role, text }) => role === 'user' && text.length > 0);
  return message?.text.map(piece => (typeof piece === 'string' ? piece : '')).join('') ?? '';
}
