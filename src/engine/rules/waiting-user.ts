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

/** What is done to many items while nobody waits: at the start of a function's or file's name, or after a `_`, `-` or blank. */
const ON_MANY =
  /(^|[_\-.\s])(eval(s|uat\w*)?|benchmarks?|batch(es)?|backfill\w*|ingest\w*|indexer|indexing|annotat\w*|label(l?ing|er)|nightly|cron|etl|(build|create|update)[_-]?index|(generate|build|create|make)[_-]?(data|dataset)s?)(?=$|[_\-.\s])/;

/** Scripts and notebooks are only unattended by what they are called: an evaluation, a data job. */
const isUnattended = ({ entry, name }: Feature): boolean =>
  UNATTENDED.includes(entry.kind) ||
  ((entry.kind === 'cli' || entry.kind === 'main') && namesOf(entry.file, name).some(n => ON_MANY.test(n)));

/** The function, the file (`run_eval` of `run_eval.py`) and folders that hold nothing else (`evals/`), in small words. */
function namesOf(file: string, name: string): string[] {
  const folders = file.split('/');
  const own = folders.pop()!.replace(/\.\w+$/, '');
  const words = (text: string): string => text.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
  const inFolder = folders.filter(f => /^(evals?|evaluations?|jobs|batch|cron|ingest(ion)?)$/.test(f));
  // A feature's name repeats its file.
  return [own, name.replace(file, ''), ...inFolder.map(f => f.replace(/^jobs$/, 'batch'))].map(words);
}
