import type { NamedRow } from '../catalogue.ts';
import { ANTHROPIC } from './anthropic.ts';
import { AWS } from './aws.ts';
import { DEEPSEEK } from './deepseek.ts';
import { readLaterRows } from './later-rows.ts';
import { GOOGLE } from './google.ts';
import { OPENAI } from './openai.ts';
import {
  AZURE_OPENAI,
  CEREBRAS,
  COHERE_AI,
  GROQ,
  MISTRAL_AI,
  MOONSHOT,
  OPEN_ROUTER,
  PERPLEXITY_AI,
  X_AI,
  Z_AI,
} from './other-vendors.ts';
import type { Overlay, OverlayModel } from './overlay-types.ts';

const ALL: readonly Overlay[] = [
  OPENAI,
  ANTHROPIC,
  GOOGLE,
  AWS,
  AZURE_OPENAI,
  X_AI,
  MISTRAL_AI,
  DEEPSEEK,
  GROQ,
  PERPLEXITY_AI,
  COHERE_AI,
  MOONSHOT,
  OPEN_ROUTER,
  CEREBRAS,
  Z_AI,
];

export const THRESHOLD_RULES = ALL.flatMap(({ thresholds = [] }) => thresholds);
export const TIER_RULES = ALL.flatMap(({ tiers = [] }) => tiers);
export const REGION_RULES = ALL.flatMap(({ regions = [] }) => regions);
export const FILL_RULES = ALL.flatMap(({ fills = [] }) => fills);

function rowOf({ provider, model, ids = [], steps, source, checked }: OverlayModel): NamedRow {
  const row = {
    provider,
    model,
    steps: steps.map(({ from, hours, prices, read }) => ({
      from: from ?? null,
      hours: hours ?? null,
      prices,
      ...(read === undefined ? {} : { read }),
    })),
    source,
    checked,
    table: 'overlay' as const,
    contextWindow: null,
    deprecated: false,
  };
  return { row, ids };
}

/** Models of the overlay: those written by hand, then those that a second catalogue has and the first lacks. */
export function overlayRows(withLater: boolean): NamedRow[] {
  const own = ALL.flatMap(({ models = [] }) => models.map(rowOf));
  return withLater ? [...own, ...readLaterRows()] : own;
}
