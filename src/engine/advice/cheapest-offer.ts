import type { Call, ModelOffer, ModelUse } from '../model.ts';
import { bare } from './bare-id.ts';
import { thinksMore } from './is-like-for.ts';
import { stepBetween } from './model-size.ts';

/** An offer with what it would save of a call at the call's own tokens, as a share. */
export interface CheaperOffer {
  readonly offer: ModelOffer;
  readonly saving: number;
}

/** A smaller saving is not worth the evaluation that a switch needs. */
const LEAST_SAVING = 0.2;
/**
 * The cheapest model of the same provider that has what the call uses, and is its like: of the same line and size or, from
 * a large model, the next size below of a later generation. What smaller models can do is not told by their capabilities.
 */
export function cheapestOffer(call: Call, models: readonly ModelUse[]): CheaperOffer | undefined {
  return fittingOffers(call, models)[0];
}

/** All such models, the cheapest first. */
export function fittingOffers(call: Call, models: readonly ModelUse[]): readonly CheaperOffer[] {
  const use = models.find(({ calls }) => calls.includes(call.id));
  const present = use?.offers.find(offer => offer.isPresent);
  if (!use || !present || !call.usd) return [];
  const at = ({ inputUsdPerMTok, outputUsdPerMTok }: ModelOffer): number =>
    call.inputTokens.typical * inputUsdPerMTok + call.outputTokens.typical * outputUsdPerMTok;
  const now = at(present);
  if (now <= 0) return [];
  return use.offers
    .filter(offer => offer.isSameProvider && offer.lost.every(lost => isUnused(lost, offer, call)))
    .filter(offer => isLike(present.id, offer.id))
    .map(offer => ({ offer, saving: 1 - at(offer) / now }))
    .filter(({ saving }) => saving >= LEAST_SAVING)
    .sort((a, b) => b.saving - a.saving);
}

const isLike = (from: string, to: string): boolean => {
  const step = stepBetween(bare(from), bare(to));
  return step !== null && step !== 'next size' && !thinksMore(from, to);
};

/** Room that the call doesn't fill, and what nobody published of a new model and the call doesn't ask for. */
function isUnused(
  lost: string,
  offer: ModelOffer,
  { responseSchema, inputTokens, outputTokens }: Call,
): boolean {
  if (lost.startsWith('context ')) return offer.contextTokens! >= (inputTokens.high ?? Infinity);
  if (lost.startsWith('output ')) return offer.maxOutputTokens! >= (outputTokens.high ?? Infinity);
  return lost === 'structuredOutput (not known)' && responseSchema === null;
}
