import { useEffect, useState } from 'preact/hooks';

const query = '(min-width: 50em)';

/** Whether there is room for two columns: an editor tab, not the sidebar. */
export function useIsWide(): boolean {
  const [isWide, set] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const changed = () => set(list.matches);
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  }, []);
  return isWide;
}
