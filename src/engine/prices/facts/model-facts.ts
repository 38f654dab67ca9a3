import { familyOf, spellAlike } from '../model-id.ts';
import { includesModel } from '../overlay/model-names.ts';
import type { Read } from '../overlay/overlay-types.ts';
import type { ModelMatch } from '../price-types.ts';
import { CACHE_RULES } from './caching.ts';
import type { CacheFacts } from './caching.ts';
import limits from './limits.json';
import quality from './quality.json';
import { retirementOf } from './retirements.ts';
import type { Retirement } from './retirements.ts';

/** What a model can do; null where it isn't known. */
export interface Capabilities {
  readonly tools: boolean | null;
  readonly vision: boolean | null;
  readonly audio: boolean | null;
  readonly structuredOutput: boolean | null;
  readonly reasoning: boolean | null;
}

/** One published result of an open benchmark. */
export interface QualityRow {
  readonly benchmark: string;
  readonly score: number;
  /** What the score counts (`resolved`, `percent correct`), and how the model was set. */
  readonly unit: string;
  readonly source: string;
  /** Day of the result, where the source gives one. */
  readonly date: string | null;
}

/** What is known of a model beside its prices. Members that nobody published are null. */
export interface ModelFacts {
  readonly family: string;
  readonly contextTokens: number | null;
  readonly maxOutputTokens: number | null;
  readonly capabilities: Capabilities;
  readonly openWeights: boolean | null;
  readonly released: string | null;
  /** Where limits and capabilities were read. */
  readonly read: Read;
  readonly cache: CacheFacts | null;
  readonly retirement: Retirement | null;
  readonly quality: readonly QualityRow[];
}

/** Flags: `t` tools, `v` vision, `a` audio, `s` structured output, `r` reasoning; each with `+`, `-` or `?`. */
type LimitRow = readonly [
  family: string,
  context: number | null,
  output: number | null,
  flags: string,
  open: 0 | 1 | null,
  released: string | null,
];
type QualityEntry = readonly [
  benchmark: string,
  score: number,
  unit: string,
  source: string,
  date: string | null,
];

const LIMITS = limits as unknown as readonly (Read & { readonly rows: readonly LimitRow[] })[];
const QUALITY = new Map(
  Object.entries((quality as unknown as { rows: Record<string, readonly QualityEntry[]> }).rows),
);

/** Spellings of one open model at different hosts -> one name. */
function plainFamily(id: string): string {
  return spellAlike(familyOf(id))
    .replace(/-(instruct|versatile|instant|turbo|fp8|maas|17b|128e|16e)(?=-|$)/g, '')
    .replace(/^llama(\d)-(\d)/, 'llama-$1-$2')
    .replace(
      /^(claude)-(\d)-(\d)-(opus|sonnet|haiku)$/,
      (whole, name: string, major: string, minor: string, size: string) =>
        Number(major) >= 4 ? `${name}-${size}-${major}-${minor}` : whole,
    )
    .replace(/^claude-(\d)-(opus|sonnet|haiku)$/, (whole, major: string, size: string) =>
      Number(major) >= 4 ? `claude-${size}-${major}` : whole,
    )
    .replace(/^(claude-(?:opus|sonnet)-4)-0$/, '$1');
}

interface Known {
  readonly row: LimitRow;
  readonly read: Read;
}

const BY_FAMILY: ReadonlyMap<string, Known> = new Map(
  LIMITS.flatMap(({ source, checked, rows }) =>
    rows.map(row => [plainFamily(row[0]), { row, read: { source, checked } }] as const),
  ),
);

const flag = (flags: string, name: string): boolean | null => {
  const sign = flags[flags.indexOf(name) + 1];
  return sign === '+' ? true : sign === '-' ? false : null;
};

function cacheOf(family: string): CacheFacts | null {
  const rule = CACHE_RULES.find(({ models }) => includesModel(models, family));
  if (rule === undefined) return null;
  const { how, minimumTokens, lifetimesSeconds, withoutTools = false, writesAsInput = false } = rule;
  const { source, checked } = rule;
  return { how, minimumTokens, lifetimesSeconds, withoutTools, writesAsInput, source, checked };
}

function factsOf(known: Known, provider: string): ModelFacts {
  const [family, contextTokens, maxOutputTokens, flags, open, released] = known.row;
  return {
    family,
    contextTokens,
    maxOutputTokens,
    capabilities: {
      tools: flag(flags, 't'),
      vision: flag(flags, 'v'),
      audio: flag(flags, 'a'),
      structuredOutput: flag(flags, 's'),
      reasoning: flag(flags, 'r'),
    },
    openWeights: open === null ? null : open === 1,
    released,
    read: known.read,
    cache: cacheOf(family),
    retirement: retirementOf(provider, family),
    quality: (QUALITY.get(family) ?? []).map(([benchmark, score, unit, source, date]) => ({
      benchmark,
      score,
      unit,
      source,
      date,
    })),
  };
}

/** What is known of a model; null for models outside the table. Retirement is that of the match's provider. */
export function modelFacts(match: ModelMatch): ModelFacts | null {
  // The id asked for may be finer than the price row, which can stand for several models.
  const known = BY_FAMILY.get(plainFamily(match.asked)) ?? BY_FAMILY.get(plainFamily(match.family));
  return known === undefined ? null : factsOf(known, match.provider);
}

/** Every model of the table, at its maker's: for lists and comparisons. */
export function allModelFacts(): ModelFacts[] {
  return [...BY_FAMILY.values()].map(known => factsOf(known, 'maker'));
}
