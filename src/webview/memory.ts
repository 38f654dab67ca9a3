import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';

/** What the page was set to, kept while the editor hides and shows it. */
export interface Memory {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

const none: Memory = { get: () => undefined, set: () => undefined };

export const MemoryContext = createContext<Memory>(none);

/** A state that outlives the part of the page that it is made in. */
export function useKept(key: string, initial: string): [string, (value: string) => void] {
  const memory = useContext(MemoryContext);
  const [value, set] = useState(() => memory.get(key) ?? initial);
  return [
    value,
    next => {
      memory.set(key, next);
      set(next);
    },
  ];
}
