import type { Call, ModelOffer, ModelUse } from '../model.ts';
import { generationOf, sizeOf } from './model-size.ts';

/** An offer with what it would save of a call at the call's own tokens, as a share. */
export interface CheaperOffer {
  readonly offer: ModelOffer;
  readonly saving: number;
}

/** A smaller saving is not worth the evaluation that a switch needs. */
const LEAST_SAVING = 0.2;
const STEPS: Readonly<Record<string, readonly string[]>> = {
  large: ['large', 'middle'],
  middle: ['middle'],
  small: ['small'],
};

/**
 * The cheapest model of the same provider that loses nothing known, is no generation older, and of the same size (for a
 * large model the next size below): what small models can do is not told by their capabilities.
 */
export function cheapestOffer(call: Call, models: readonly ModelUse[]): CheaperOffer | undefined {
  const use = models.find(({ calls }) => calls.includes(call.id));
  const present = use?.offers.find(offer => offer.isPresent);
  if (!use || !present || !call.usd) return undefined;
  const at = ({ inputUsdPerMTok, outputUsdPerMTok }: ModelOffer): number =>
    call.inputTokens.typical * inputUsdPerMTok + call.outputTokens.typical * outputUsdPerMTok;
  const now = at(present);
  if (now <= 0) return undefined;
  return use.offers
    .filter(offer => offer.isSameProvider && offer.lost.length === 0 && isStep(present.id, offer.id))
    .map(offer => ({ offer, saving: 1 - at(offer) / now }))
    .filter(({ saving }) => saving >= LEAST_SAVING)
    .sort((a, b) => b.saving - a.saving)[0];
}

function isStep(from: string, to: string): boolean {
  if (!STEPS[sizeOf(from)]!.includes(sizeOf(to))) return false;
  const [before, after] = [generationOf(from), generationOf(to)];
  return before === null || after === null || after >= before;
}
