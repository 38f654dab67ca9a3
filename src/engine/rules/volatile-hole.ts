import type { ExternalValue, UnknownValue } from '../values/value.ts';

export type Volatility = 'the time' | 'a random value' | 'data of the user';

/** Calls that read the clock, by the dotted path of what is called. */
const CLOCK =
  /(^|\.)(now|utcnow|today|time|time_ns|localtime|gmtime|ctime|strftime)\(\)|(^|\.)Date\(\)|^(default|moment|dayjs)\(\)/;
const CLOCK_MODULES = /^(datetime|time|arrow|pendulum|django\.utils(\.timezone)?|dayjs|moment|luxon|)$/;
const RANDOM =
  /(^|\.)(uuid[1-7]|randomUUID|nanoid|ulid|random|randint|token_hex|token_urlsafe)\(\)|^v[1-7]\(\)/;
const RANDOM_MODULES = /^(uuid|random|secrets|ulid|nanoid|crypto|node:crypto|)$/;
/** What leaves only the day of an instant, which changes once in 24 hours: no cache lives longer. */
const DAY =
  /(^|\.)(date|toDateString|toLocaleDateString)\(\)|(^|\.)date\.today\(\)|toISOString\(\)\.(split\(\)\[\]|slice\(\)|substring\(\))|\.(year|month|day|getFullYear\(\)|getUTCFullYear\(\))$/;

/** Names of values that belong to the one request. */
const OF_THE_USER =
  /(^|[._])(user|customer|visitor|profile|session|thread|ticket|question|query|email)($|[._])|(question|query|(user|customer|first|last)_?(name|input|message|id|email)|(session|request|thread|ticket)_?id)$/i;

/** Why a hole differs from call to call; undefined where the same value may come again. */
export function volatilityOf(
  { made, type, why, maxChars, name }: UnknownValue,
  textOf: (file: string) => string | undefined,
): Volatility | undefined {
  if (made?.kind === 'external') {
    if (RANDOM_MODULES.test(made.module) && RANDOM.test(made.path)) return 'a random value';
    const isClock = CLOCK_MODULES.test(made.module) && CLOCK.test(made.path);
    return isClock && !isDay(made, textOf) ? 'the time' : undefined;
  }
  if (type === 'id') return 'a random value';
  const isOwn = /^parameter of /.test(why) && maxChars === undefined && OF_THE_USER.test(name);
  return isOwn ? 'data of the user' : undefined;
}

function isDay(made: ExternalValue, textOf: (file: string) => string | undefined): boolean {
  if (DAY.test(made.path)) return true;
  if (!/(^|\.)(strftime|format|toFormat|toLocaleString)\(\)$/.test(made.path)) return false;
  const bound = made.calls.at(-1);
  const given =
    bound && bound.call.argsStart >= 0
      ? (textOf(bound.context.facts.file)?.slice(bound.call.argsStart, bound.call.argsEnd) ?? '')
      : '';
  // A format that can't be seen may be a day.
  if (!/['"`]/.test(given)) return given.trim() !== '';
  if (given.includes('%')) return !/%-?[HIMSfpXcTrsR]/.test(given);
  if (given.includes('{')) return !/hour|minute|second|timeStyle/.test(given);
  return !/[Hhms]/.test(given);
}
