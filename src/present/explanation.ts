import type { Call, Hole, Range, Segment } from '../engine/model.ts';
import type { Explanation } from '../engine/project.ts';
import { counted, times, tokensFull } from './counts.ts';
import { modelName } from './model-name.ts';
import { money, moneyRange } from './money.ts';
import { plainText } from './plain-text.ts';
import { placeName } from './terminal-page.ts';

/** Why a call has its number, each line a figure and what it rests on; or why no call was found. */
export function explanationLines({ call, features, reasons }: Explanation): string[] {
  const lines = call ? explained(call, features) : reasons;
  return lines.map(line => plainLine(line));
}

function explained(call: Call, features: Explanation['features']): string[] {
  return [
    `${call.kind} call of ${call.sdk}, found by ${call.foundBy}`,
    row('cost', costText(call)),
    ...features.map(({ name, times: runs }) => row('runs', `${timesText(runs)} in a run of ${name}`)),
    row('model', modelText(call)),
    ...(call.price ? [row('price', priceText(call.price))] : []),
    ...(call.price?.notes ?? []).map(note => row('', note)),
    row('input', sized(call.inputTokens, call.inputTokens.basis)),
    ...call.prompt.segments.map(segmentText),
    ...call.prompt.holes.map(holeText),
    ...(call.tools
      ? [part(counted(call.tools.count, 'tool'), `${tokensFull(call.tools.tokens)} tokens`)]
      : []),
    ...(call.responseSchema
      ? [part('response schema', `${tokensFull(call.responseSchema.tokens)} tokens`)]
      : []),
    row('output', sized(call.outputTokens, call.outputTokens.basis)),
  ];
}

const row = (title: string, text: string): string => `${title.padEnd(8)}${text}`;
const part = (title: string, text: string): string => row('', `${title.padEnd(16)}  ${text}`);

function costText({ usd, turns, unpriced }: Call): string {
  if (usd === null) return `unpriced: ${unpriced ?? 'no price is known'}`;
  return `${moneyRange(usd)} ${turns ? 'a run' : 'a call'}, usually ${money(usd.typical)}`;
}

function modelText({ model }: Call): string {
  const where = model.places.map(placeName).join(', ');
  return `${modelName(model) || 'unknown'} (${model.source}${where ? `, ${where}` : ''})`;
}

function priceText(price: NonNullable<Call['price']>): string {
  const rates = [
    ...(price.inputUsdPerMTok === null ? [] : [`$${price.inputUsdPerMTok} in`]),
    ...(price.outputUsdPerMTok === null ? [] : [`$${price.outputUsdPerMTok} out`]),
  ];
  const text = rates.length > 0 ? `${rates.join(' and ')} per million tokens` : 'not by the token';
  return `${price.model} at ${price.provider}: ${text} (${price.source}, checked ${price.checked})`;
}

/** `5 times (1–8)`. */
function timesText(range: Range): string {
  const usual = counted(range.typical, 'time');
  return range.low === range.high ? usual : `${usual} (${times(range)})`;
}

function sized({ low, typical, high }: Range, basis: string): string {
  if (low === high) return `${tokensFull(typical)} tokens: ${basis}`;
  const to = high === null ? ' or more' : ` – ${tokensFull(high)}`;
  return `${tokensFull(low)}${to} tokens, usually ${tokensFull(typical)}: ${basis}`;
}

function segmentText({ role, tokens, file, cell, startLine, endLine }: Segment): string {
  const to = endLine > startLine ? `–${endLine}` : '';
  return part(
    role,
    `${counted(tokens, 'token')}  ${placeName({ file, line: startLine, ...(cell === undefined ? {} : { cell }) })}${to}`,
  );
}

function holeText({ name, tokens, basis, why }: Hole): string {
  return part(`{${plainText(name, 60)}}`, sized(tokens, why ? `${basis}, ${why}` : basis));
}

/** Nothing in it steers a terminal; the space at its start stays. */
function plainLine(line: string): string {
  const indent = /^ */.exec(line)![0];
  return indent + plainText(line, 2_000);
}
