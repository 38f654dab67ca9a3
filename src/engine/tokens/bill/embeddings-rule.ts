import type { Counters } from '../count/counters.ts';
import type { BillableRequest } from '../request/billable-request.ts';
import { even, fixed, plus, weighPieces, type BillPart, type Reckoning } from './bill.ts';
import { embeddingFamilies } from './families/embeddings.ts';
import { weighBy } from './tokenizer.ts';

/** Reckons a request for embeddings: its texts, with no frame. `model` is a plain id. */
export function reckonEmbeddings(request: BillableRequest, model: string, counters: Counters): Reckoning {
  const family = embeddingFamilies.find(({ models }) => models.test(model))!; // the last row takes any
  const weigh = weighBy(family.tokenizer, counters);
  const parts: BillPart[] = request.inputs.map(input => ({ kind: 'message', tokens: plus(fixed(family.perInput), weighPieces(input, weigh)) })); // prettier-ignore
  for (const media of request.messages.flatMap(message => message.media)) parts.push({ kind: 'media', tokens: media.kind === 'image' ? fixed(258) : { low: 50, typical: 500, high: 5000 } }); // prettier-ignore
  return {
    parts,
    spread: family.isExact ? even(0, 0) : even(2, 0.15),
    certainty: family.isExact ? 'exact' : 'ratio',
    rule: `${family.id} (${family.source})`,
  };
}
