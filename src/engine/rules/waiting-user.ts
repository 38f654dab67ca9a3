import type { EntryKind, Feature } from '../model.ts';

/** Entries after which nobody waits for an answer. */
const UNATTENDED: readonly EntryKind[] = ['job', 'queue'];

/** The entries from which a call is reached, when nobody waits at any of them; undefined else. */
export function unattendedEntries(
  callId: string,
  features: readonly Feature[],
): readonly Feature[] | undefined {
  const reached = features.filter(f => f.calls.some(c => c.id === callId));
  return reached.length > 0 && reached.every(f => isUnattended(f)) ? reached : undefined;
}

/** Scripts and notebooks are only unattended by what they are called: an evaluation, a data job. */
const isUnattended = ({ entry, name }: Feature): boolean =>
  UNATTENDED.includes(entry.kind) ||
  ((entry.kind === 'cli' || entry.kind === 'main') &&
    /(^|[/_\-.\s])(eval|batch|backfill|ingest|index|label|annotat|generate_data|dataset|nightly|cron|etl|import)/i.test(
      `${entry.file} ${name}`,
    ));
