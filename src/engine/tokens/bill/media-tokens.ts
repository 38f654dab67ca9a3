import type { Media, TokenRange } from '../request/billable-request.ts';
import { fixed, plus } from './bill.ts';

/** Tokens of one attachment; null where the family has no rule for its kind. */
export type MediaRule = (media: Media) => TokenRange | null;

const sized = (
  media: Media,
  count: (width: number, height: number) => number,
  unsized: TokenRange,
): TokenRange =>
  media.width !== null && media.height !== null && media.width > 0 && media.height > 0
    ? fixed(count(media.width, media.height))
    : unsized;

/**
 * Tiles of 512 pixels after fitting into 2048 x 2048 and bringing the short side down to 768.
 * Source: OpenAI's vision guide; met to the token by recordings (gpt-4o, gpt-4o-mini).
 */
export function tiles(base: number, perTile: number): MediaRule {
  const count = (width: number, height: number): number => {
    const fit = Math.min(1, 2048 / Math.max(width, height));
    const shrink = Math.min(1, 768 / (Math.min(width, height) * fit)) * fit;
    const across = Math.ceil(Math.round(width * shrink) / 512);
    const down = Math.ceil(Math.round(height * shrink) / 512);
    return base + perTile * across * down;
  };
  return media => {
    if (media.kind !== 'image') return null;
    if (media.detail === 'low') return fixed(base);
    return sized(media, count, {
      low: base + perTile,
      typical: base + 4 * perTile,
      high: base + 8 * perTile,
    });
  };
}

/**
 * Patches of `side` pixels, scaled down to at most `most`, times a factor.
 * Source: OpenAI's vision guide (side 32, 1,536 patches) and Anthropic's (side 28).
 */
export function patches(side: number, most: number, factor: number, longest = Infinity): MediaRule {
  const count = (width: number, height: number): number => {
    const fit = Math.min(1, longest / Math.max(width, height));
    let [w, h] = [width * fit, height * fit];
    let found = Math.ceil(w / side) * Math.ceil(h / side);
    if (found > most) {
      const shrink = Math.sqrt((most * side * side) / (w * h));
      const tall = Math.floor((h * shrink) / side) / ((h * shrink) / side);
      const wide = Math.floor((w * shrink) / side) / ((w * shrink) / side);
      const exact = shrink * Math.min(tall || 1, wide || 1);
      [w, h] = [w * exact, h * exact];
      found = Math.min(most, Math.ceil(w / side - 1e-6) * Math.ceil(h / side - 1e-6));
    }
    return Math.ceil(found * factor);
  };
  return media =>
    media.kind === 'image'
      ? sized(media, count, { low: 60 * factor, typical: 0.6 * most * factor, high: most * factor })
      : null;
}

/** So many more tokens for each image than a rule says. */
export const more =
  (rule: MediaRule, tokens: number): MediaRule =>
  media => {
    const found = rule(media);
    return found && plus(found, fixed(tokens));
  };

/** xAI: 256 for each tile of 448 pixels, and one more tile for the whole. https://docs.x.ai/docs/guides/image-understanding */
export const xaiTiles: MediaRule = media =>
  media.kind === 'image'
    ? sized(
        media,
        (width, height) => {
          const found = Math.min(6, Math.ceil(width / 448) * Math.ceil(height / 448));
          return 256 * (found > 1 ? found + 1 : 1);
        },
        { low: 256, typical: 1280, high: 1792 },
      )
    : null;

/** As many tokens whatever the size. */
export const flat =
  (tokens: number): MediaRule =>
  media =>
    media.kind === 'image' ? fixed(tokens) : null;

/** So many tokens a second of sound or film; without a length, from 5 seconds to 5 minutes. */
export const perSecond =
  (kind: 'audio' | 'video', tokens: number): MediaRule =>
  media => {
    if (media.kind !== kind) return null;
    if (media.seconds !== null) return fixed(tokens * media.seconds);
    return { low: 5 * tokens, typical: 60 * tokens, high: 300 * tokens };
  };

/** So many tokens a page, between a sparse and a full one; without a page count, from 1 to 30 pages. */
export const perPage =
  (low: number, typical: number, high: number): MediaRule =>
  media => {
    if (media.kind !== 'document') return null;
    const pages = media.pages ?? null;
    if (pages !== null) return { low: low * pages, typical: typical * pages, high: high * pages };
    return { low, typical: 5 * typical, high: 30 * high };
  };

/** The first of several rules that knows the kind. */
export const firstOf =
  (...rules: readonly MediaRule[]): MediaRule =>
  media => {
    for (const rule of rules) {
      const tokens = rule(media);
      if (tokens) return tokens;
    }
    return null;
  };

/** For an attachment that no rule knows: wide, so that nobody takes it for a measurement. */
export const unknownMedia: TokenRange = { low: 50, typical: 1000, high: 10_000 };
