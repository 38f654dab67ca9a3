/** Characters that steer a terminal or turn the direction of the text around them: no place on a surface. */
const steering = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** A string of the workspace (name, model, path) as one short line that can do nothing but be read. */
export function plainText(text: string, maxLength = 120): string {
  const line = text.replace(steering, ' ').trim();
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1).trimEnd()}…`;
}

/** A string of the workspace for Markdown: shown as written, whatever marks, links or HTML it holds. */
export function markdownText(text: string, maxLength?: number): string {
  return plainText(text, maxLength)
    .replace(/[\\`*_{}[\]()#+\-.!|~<>$:@]/g, '\\$&')
    .replace(/&/g, '&amp;');
}
