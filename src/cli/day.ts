import { InvalidArgumentError } from 'commander';

/** A day of the calendar, as typed. */
export function day(text: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (at === null || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('Give a day as YYYY-MM-DD.');
  return text;
}
