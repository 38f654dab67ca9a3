import type { ModelNames } from './overlay-types.ts';

function fits(pattern: string, id: string): boolean {
  const text = pattern.replace(/^\*|\*$/g, '');
  const open = pattern.startsWith('*');
  if (pattern.endsWith('*')) return open ? id.includes(text) : id.startsWith(text);
  return open ? id.endsWith(text) : id === text;
}

/** Whether a rule's list of models names an id; a `*` at either end of a name stands for anything. */
export const includesModel = (names: ModelNames, id: string): boolean => names.some(name => fits(name, id));
