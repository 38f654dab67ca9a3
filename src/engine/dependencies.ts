/** Which files' results rest on which others, so that a change throws away no more than it must. */
export interface Dependencies {
  add(from: string, on: string): void;
  /** The changed files, and all that rest on them, directly or through others. */
  affected(changed: readonly string[]): ReadonlySet<string>;
  /** Names of functions whose callers were asked for: who calls one of them anew changes what rests on it. */
  readonly watchedNames: readonly string[];
  /** Attributes that were asked who sets them from outside their class. */
  readonly watchedMembers: readonly string[];
}

/** What stands for every caller of a name, found or not. */
export const callersOf = (name: string): string => `callers:${name}`;
/** What stands for every assignment to a member of that name, found or not. */
export const filesThatSet = (name: string): string => `sets:${name}`;
/** What stands for every file of a base name, there or not. */
export const filesNamed = (base: string): string => `named:${base}`;

export function createDependencies(): Dependencies {
  const dependents = new Map<string, Set<string>>();
  const names = new Set<string>();
  const members = new Set<string>();
  return {
    add(from, on) {
      if (from === on) return;
      if (on.startsWith(callersOf(''))) names.add(on.slice(callersOf('').length));
      if (on.startsWith(filesThatSet(''))) members.add(on.slice(filesThatSet('').length));
      const files = dependents.get(on);
      if (files) files.add(from);
      else dependents.set(on, new Set([from]));
    },
    affected(changed) {
      const found = new Set(changed);
      for (const path of changed) found.add(filesNamed(path.slice(path.lastIndexOf('/') + 1)));
      for (const file of found) for (const dependent of dependents.get(file) ?? []) found.add(dependent);
      return found;
    },
    get watchedNames() {
      return [...names];
    },
    get watchedMembers() {
      return [...members];
    },
  };
}
