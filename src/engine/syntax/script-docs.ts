/** Text of the JSDoc comment that ends right above an offset, without its stars; null where there is none. */
export function docAbove(text: string, at: number): string | null {
  let end = at;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  if (!text.endsWith('*/', end)) return null;
  const start = text.lastIndexOf('/*', end - 3);
  if (start < 0 || text[start + 2] !== '*' || text.indexOf('*/', start + 3) !== end - 2) return null;
  return text
    .slice(start + 3, end - 2)
    .split(/\r\n?|\n/)
    .map(line => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim();
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
