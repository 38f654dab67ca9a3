/** Bytes as a string with one character a byte. */
export function byteString(bytes: Uint8Array): string {
  const chunk = 8192;
  let text = '';
  // a typed array is a list of arguments as it stands; spread, it would be copied number by number
  const letters = (part: Uint8Array): string => String.fromCharCode.apply(null, part as unknown as number[]);
  for (let i = 0; i < bytes.length; i += chunk) text += letters(bytes.subarray(i, i + chunk));
  return text;
}

/**
 * The UTF-8 of a text as such a string. A lone surrogate becomes U+FFFD, as in every encoder that a request
 * passes through.
 */
export function utf8Bytes(text: string): string {
  const out = new Uint8Array(3 * text.length);
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.codePointAt(i)!;
    if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
    if (code < 0x80) out[n++] = code;
    else if (code < 0x800) {
      out[n++] = 0xc0 | (code >> 6);
      out[n++] = tail(code);
    } else {
      if (code >= 0x10000) {
        out[n++] = 0xf0 | (code >> 18);
        out[n++] = tail(code >> 12);
        i++;
      } else out[n++] = 0xe0 | (code >> 12);
      out[n++] = tail(code >> 6);
      out[n++] = tail(code);
    }
  }
  return byteString(out.subarray(0, n));
}

const tail = (code: number): number => 0x80 | (code & 63);

/** Length in UTF-8 of a text, without building it. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    // the two halves of a pair are two units and four bytes together; a lone half is three bytes
    if (code >= 0xd800 && code < 0xdc00 && isLow(text.charCodeAt(i + 1))) {
      length += 2;
      i++;
    } else length += code < 0x800 ? 1 : 2;
  }
  return length;
}

const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;
