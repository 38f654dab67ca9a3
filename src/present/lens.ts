import type { Call } from '../engine/model.ts';
import { tokensShort, tokensTypical } from './counts.ts';
import { modelName } from './model-name.ts';
import { moneyRange } from './money.ts';
import { plainText } from './plain-text.ts';

/** The one line above a call site: amount, model, size. */
export function lensTitle(call: Call): string {
  if (call.usd === null) return unpricedTitle(call);
  const unit = call.turns ? 'a run' : 'a call';
  return [`${moneyRange(call.usd)} ${unit}`, modelName(call.model), size(call)].filter(Boolean).join(' · ');
}

function unpricedTitle(call: Call): string {
  const why = plainText(call.unpriced ?? 'no price is known');
  const name = modelName(call.model);
  return name && !why.includes(name) ? `unpriced: ${why} · ${name}` : `unpriced: ${why}`;
}

function size(call: Call): string | undefined {
  if (call.turns) return turns(call.turns);
  const [input, output] = [call.inputTokens, call.outputTokens];
  const parts: string[] = [];
  if (input.typical > 0) parts.push(`${tokensTypical(input, input.exact, tokensShort)} in`);
  if (output.typical > 0) parts.push(`${tokensTypical(output, false, tokensShort)} out`);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function turns(range: { readonly typical: number; readonly high: number | null }): string {
  const typical = Math.round(range.typical);
  const usual = `${typical} ${typical === 1 ? 'turn' : 'turns'} typical`;
  return range.high === null ? `${usual}, no limit` : `${usual}, ${range.high} at most`;
}

/** The quieter choice, at the end of a call: the typical amount alone. Undefined where there is no amount. */
export function inlayLabel(call: Call): string | undefined {
  return call.usd === null ? undefined : moneyRange(call.usd);
}
