import type { PriceStep } from './price-row.ts';

/** A point of time as prices need it: the day, and the minute of it (UTC) where one was given. */
export interface PriceDay {
  readonly day: string;
  readonly minute: number | null;
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

const isDay = (day: string): boolean => {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
};

/** Reads `2026-11-24` or an ISO time; null for anything else. A time without zone counts as UTC. */
export function readPriceDay(text: string): PriceDay | null {
  const [, day = '', hours, minutes, zone] = ISO.exec(text.trim()) ?? [];
  if (!isDay(day)) return null;
  if (hours === undefined || minutes === undefined) return { day, minute: null };
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  const ahead =
    offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  const utc = new Date(Date.parse(`${day}T${hours}:${minutes}:00Z`) - ahead * 60_000);
  return { day: utc.toISOString().slice(0, 10), minute: utc.getUTCHours() * 60 + utc.getUTCMinutes() };
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

function within(hours: NonNullable<PriceStep['hours']>, day: string, minute: number): boolean {
  if (hours.weekdays === true && isWeekend(day)) return false;
  const start = minuteOf(hours.start);
  const end = minuteOf(hours.end);
  return end < start ? minute >= start || minute < end : minute >= start && minute < end;
}

/** The step that holds on a day at a minute: the last one that fits, as the catalogue has it. */
function stepAt(steps: readonly PriceStep[], day: string, minute: number): PriceStep | undefined {
  return steps
    .filter(
      step =>
        (step.from === null || day >= step.from) && (step.hours === null || within(step.hours, day, minute)),
    )
    .at(-1);
}

export interface StepChoice {
  readonly step: PriceStep;
  /** The price that is announced to hold from a later day on. */
  readonly next: PriceStep | null;
  /** The prices of other hours of the same day, where the hour wasn't given. */
  readonly otherHours: readonly PriceStep[];
}

/** The price step of a day; without an hour, the one that holds for most of the day. */
export function chooseStep(steps: readonly PriceStep[], { day, minute }: PriceDay): StepChoice | null {
  const next =
    steps
      .filter(step => step.hours === null && step.from !== null && step.from > day)
      .sort((a, b) => (a.from! < b.from! ? -1 : 1))[0] ?? null;
  const timed = steps.some(step => step.hours !== null);
  if (minute !== null || !timed) {
    const step = stepAt(steps, day, minute ?? 0) ?? steps[0];
    return step === undefined ? null : { step, next, otherHours: [] };
  }
  const minutes = new Map<PriceStep, number>();
  for (let at = 0; at < 1440; at += 15) {
    const step = stepAt(steps, day, at) ?? steps[0];
    if (step !== undefined) minutes.set(step, (minutes.get(step) ?? 0) + 15);
  }
  const [longest, ...others] = [...minutes].sort((a, b) => b[1] - a[1]).map(([step]) => step);
  return longest === undefined ? null : { step: longest, next, otherHours: others };
}
