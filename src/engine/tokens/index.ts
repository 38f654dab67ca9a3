/**
 * Tokens as billed. Hand in the rank files once (`createCounters`); then
 * - `billInput(request, counters)` reckons what a provider bills for a request's input, as a range with its basis;
 * - `estimateOutput(request)` says how long the answer is likely to be;
 * - `readRequest` makes the `BillableRequest` that both take from the body of any API. A call site builds one itself,
 *   from `emptyRequest` and `emptyMessage`, with a hole `{ tokens: { low, typical, high } }` for text that only run
 *   time knows.
 */
export { billInput } from './bill/bill-input.ts';
export type { BillPart, Certainty, InputBill, PartKind } from './bill/bill.ts';
export { createCounter, type Counter } from './count/counter.ts';
export { createCounters, type Counters } from './count/counters.ts';
export { createLineCounter, createLineCounters } from './count/line-counter.ts';
export type { RankFile } from './count/ranks.ts';
export { encodingOf } from './encoding-of.ts';
export { estimateOutput, outputParts, type OutputEstimate } from './output/estimate-output.ts';
export { imageOutput } from './output/image-output.ts';
export { thinksByDefault } from './output/reasoning.ts';
export * from './request/billable-request.ts';
export { apis, isApi, readRequest, type Api, type RequestLine } from './request/read-request.ts';
export { answerLine, type LineAnswer } from './answer-line.ts';
