import type { Report } from '../engine/model.ts';

/** Items of a list: one that is as it was, by its index in the list before, or a new one. */
type ListChange = readonly (number | { readonly item: unknown })[];

type Change = { readonly list: ListChange } | { readonly value: unknown };

/** What differs from the report before, by member; members that are as they were are absent. Plain data. */
export type ReportChanges = Readonly<Partial<Record<keyof Report, Change>>>;

/** Tells what changed from report to report, so that an edit of one call copies one call between threads. */
export class ReportDifference {
  /** JSON of what was told last: of lists by item. */
  readonly #told = new Map<keyof Report, readonly string[] | string>();

  /** What differs from the report that was given last; all of the first one. */
  next(report: Report): ReportChanges {
    const changes: Partial<Record<keyof Report, Change>> = {};
    for (const member of Object.keys(report) as (keyof Report)[]) {
      const value: unknown = report[member];
      const change = Array.isArray(value) ? this.#list(member, value) : this.#value(member, value);
      if (change) changes[member] = change;
    }
    return changes;
  }

  #list(member: keyof Report, items: readonly unknown[]): Change | undefined {
    const before = this.#told.get(member);
    const known = new Map(Array.isArray(before) ? before.map((text, index) => [text, index]) : []);
    const texts = items.map(item => JSON.stringify(item));
    this.#told.set(member, texts);
    const list = texts.map((text, index) => known.get(text) ?? { item: items[index] });
    const isSame = Array.isArray(before) && before.length === list.length && list.every((at, i) => at === i);
    return isSame ? undefined : { list };
  }

  #value(member: keyof Report, value: unknown): Change | undefined {
    const text = JSON.stringify(value);
    if (this.#told.get(member) === text) return undefined;
    this.#told.set(member, text);
    return { value };
  }
}

/** The report after the changes; what is as it was is the same object. */
export function changedReport(before: Report | undefined, changes: ReportChanges): Report {
  const after: Record<string, unknown> = { ...before };
  for (const [member, change] of Object.entries(changes)) {
    const old = before?.[member as keyof Report] as readonly unknown[] | undefined;
    after[member] =
      'value' in change
        ? change.value
        : change.list.map(one => (typeof one === 'number' ? old?.[one] : one.item));
  }
  return after as unknown as Report;
}
