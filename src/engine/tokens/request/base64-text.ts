/** The text that base64 holds in UTF-8, or null when it is no base64. */
export function decodeBase64Text(data: string): string | null {
  if (data === '' || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(data)) return null;
  try {
    const bytes = atob(data.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(bytes, letter => letter.charCodeAt(0)));
  } catch {
    return null;
  }
}
