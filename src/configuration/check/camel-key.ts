/** "cache-write-5m" becomes "cacheWrite5m". */
export const camelKey = (key: string): string =>
  key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
