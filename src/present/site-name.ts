/** `https://www.anthropic.com/pricing#api` -> `anthropic.com/pricing`. */
export function siteName(source: string): string {
  return source
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[#?].*$/, '')
    .replace(/\/$/, '');
}
