/** Enough of a file to look through; the rest is not read. */
const most = 8_000_000;

/**
 * Pages of a PDF from its base64 (with or without a data URL's head); null when it is none, or when it packs its
 * page objects.
 */
export function pdfPages(data: string): number | null {
  const comma = data.startsWith('data:') ? data.indexOf(',') + 1 : 0;
  const base64 = data.slice(comma, comma + most);
  if (!base64.startsWith('JVBER')) return null; // %PDF
  try {
    const bytes = atob(base64.slice(0, base64.length - (base64.length % 4)));
    const found = bytes.match(/\/Type\s*\/Page(?![a-zA-Z])/g);
    return found ? found.length : null;
  } catch {
    return null;
  }
}
