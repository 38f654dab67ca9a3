/** Which files' results rest on which others, so that a change throws away no more than it must. */
export interface Dependencies {
  add(from: string, on: string): void;
  /** The changed files, and all that rest on them, directly or through others. */
  affected(changed: readonly string[]): ReadonlySet<string>;
}

export function createDependencies(): Dependencies {
  const dependents = new Map<string, Set<string>>();
  return {
    add(from, on) {
      if (from === on) return;
      const files = dependents.get(on);
      if (files) files.add(from);
      else dependents.set(on, new Set([from]));
    },
    affected(changed) {
      const found = new Set(changed);
      for (const file of found) for (const dependent of dependents.get(file) ?? []) found.add(dependent);
      return found;
    },
  };
}
