/** An id on its way to one that a catalogue knows, with the steps taken so far. */
export interface IdCandidate {
  readonly id: string;
  readonly how: readonly string[];
}

/** Spelling that makes no difference between ids: case, and `.`, `@`, `_` for `-`. */
export function spellAlike(id: string): string {
  return id.toLowerCase().replace(/[.@_: ]/g, '-');
}

const ROUTING_SUFFIX = /:(free|beta|thinking|extended|nitro|floor|exacto|online|batch)$/;
const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';

const STEPS: readonly (readonly [RegExp, string])[] = [
  [ROUTING_SUFFIX, 'routing suffix removed'],
  // A second version of an undated model is another model (titan-embed-text-v2); of a dated one it is the same price.
  [/(?:-v1|(?<=-20\d{6})-v\d)(?::\d+){0,2}(?::\d+k)?$/, 'version removed'],
  [/(?<=[a-z0-9]):\d+$/, 'version removed'],
  [/@(default|latest)$/, 'version removed'],
  [new RegExp(`[-@](?:19|20)\\d\\d-?${MONTH}-?${DAY}$`), 'date removed'],
  [new RegExp(`[-@]${MONTH}-(?:${DAY}|20\\d\\d)$`), 'date removed'],
  [/[-@]00\d$/, 'version removed'],
];
/** Month and day alone mark a snapshot at these; elsewhere (`kimi-k2-0905`) they mark another model. */
const SHORT_DATE: readonly (readonly [RegExp, string])[] = [[new RegExp(`-${MONTH}${DAY}$`), 'date removed']];
/** At these `-latest` is the model itself; elsewhere (`gemini-pro-latest`) it moves from model to model. */
const LATEST: readonly (readonly [RegExp, string])[] = [[/[-.:@]latest$/, '-latest removed']];
const LOOSER: readonly (readonly [RegExp, string])[] = [[/-(preview|exp|experimental)$/, 'preview removed']];

export interface Shortening {
  /** Also take `-preview` and `-exp` off: only against ids that a catalogue gives as beginnings. */
  readonly looser?: boolean;
  /** Also take MMDD off. */
  readonly shortDates?: boolean;
  /** Also take `-latest` off. */
  readonly latest?: boolean;
}

/** Takes one ending after the other off an id: each result is a candidate, the fullest first. */
export function shortenId(
  id: string,
  { looser = false, shortDates = false, latest = false }: Shortening = {},
): IdCandidate[] {
  const steps = [
    ...STEPS,
    ...(latest ? LATEST : []),
    ...(shortDates ? SHORT_DATE : []),
    ...(looser ? LOOSER : []),
  ];
  const out: IdCandidate[] = [{ id, how: [] }];
  for (let current = out[0]; current !== undefined;) {
    const { id: now, how } = current;
    const step = steps.find(([pattern]) => pattern.test(now));
    const shorter = step === undefined ? '' : now.replace(step[0], '');
    current = step === undefined || shorter === '' ? undefined : { id: shorter, how: [...how, step[1]] };
    if (current !== undefined) out.push(current);
  }
  return out;
}

/** The end of a Bedrock or SageMaker ARN, or why it can't name a model. */
export function readArn(id: string): { id: string } | { opaque: string } | null {
  if (!/^arn:aws[a-z-]*:/i.test(id)) return null;
  const resource = id.split(':').slice(5).join(':');
  const [kind = '', ...rest] = resource.split('/');
  if (kind === 'foundation-model' || kind === 'inference-profile') return { id: rest.join('/') };
  return { opaque: `the ARN of a ${kind === '' ? 'resource' : kind} doesn't name its model` };
}

const GEOGRAPHY = /^(us-gov|us|eu|apac|jp|au|ca|sa|me|af|global)\.(?=[a-z0-9-]+\.)/;

/** Bedrock's geography in front of a model id, without its dot. */
export function geographyOf(id: string): string | null {
  return GEOGRAPHY.exec(id)?.[1] ?? null;
}

/** Bedrock: the id with its own geography, as the catalogue's `regional.` row, then without any. */
export function bedrockSpellings(id: string): IdCandidate[] {
  const geography = geographyOf(id);
  const bare = id.replace(GEOGRAPHY, '');
  if (geography === 'global') return [{ id, how: [] }];
  const regional = { id: `regional.${bare}`, how: ['regional price'] };
  if (geography === null) return [{ id, how: [] }, regional];
  return [{ id, how: [] }, regional, { id: bare, how: [`${geography}. removed`] }];
}

/** A model's name without provider path, geography, date, version and routing suffix. */
export function familyOf(id: string): string {
  const tail = id.toLowerCase().split('/').at(-1) ?? id;
  const named = tail
    .replace(GEOGRAPHY, '')
    .replace(/^regional\./, '')
    .replace(
      /^(anthropic|amazon|meta|mistral|cohere|deepseek|openai|google|qwen|ai21|nvidia|moonshot|moonshotai|minimax|zai)\./,
      '',
    );
  return shortenId(named, { latest: true }).at(-1)?.id ?? named;
}
