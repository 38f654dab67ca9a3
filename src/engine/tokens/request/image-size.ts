/** Pixels of a PNG, GIF, WebP or JPEG from its base64 (with or without a data URL's head); null when it is none. */
export function imageSize(data: string): { width: number; height: number } | null {
  const comma = data.startsWith('data:') ? data.indexOf(',') + 1 : 0;
  if (data.length - comma < 40) return null;
  const bytes = new Base64Reader(data, comma);
  const size = png(bytes) ?? gif(bytes) ?? webp(bytes) ?? jpeg(bytes);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

type Size = { width: number; height: number } | null;

const png = (b: Base64Reader): Size =>
  b.ascii(1, 3) === 'PNG' ? { width: b.big(16, 4), height: b.big(20, 4) } : null;

const gif = (b: Base64Reader): Size =>
  b.ascii(0, 4) === 'GIF8' ? { width: b.little(6, 2), height: b.little(8, 2) } : null;

function webp(b: Base64Reader): Size {
  if (b.ascii(0, 4) !== 'RIFF' || b.ascii(8, 4) !== 'WEBP') return null;
  switch (b.ascii(12, 4)) {
    case 'VP8X':
      return { width: 1 + b.little(24, 3), height: 1 + b.little(27, 3) };
    case 'VP8L': {
      const bits = b.little(21, 4);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8 ':
      return { width: b.little(26, 2) & 0x3fff, height: b.little(28, 2) & 0x3fff };
    default:
      return null;
  }
}

/** Walks the segments to the frame header (SOF), past which no length is needed. */
function jpeg(b: Base64Reader): Size {
  if (b.big(0, 2) !== 0xffd8) return null;
  for (let at = 2; b.at(at) === 0xff;) {
    const marker = b.at(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: b.big(at + 5, 2), width: b.big(at + 7, 2) };
    const length = b.big(at + 2, 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

/** Bytes of base64 at any offset, without decoding the rest; 0 past the end. */
class Base64Reader {
  private readonly data: string;
  private readonly start: number;

  constructor(data: string, start: number) {
    this.data = data;
    this.start = start;
  }

  at(offset: number): number {
    const group = this.start + Math.floor(offset / 3) * 4;
    let bits = 0;
    for (let i = 0; i < 4; i++) bits = (bits << 6) | sextet(this.data.charCodeAt(group + i));
    return (bits >> (16 - 8 * (offset % 3))) & 255;
  }

  big(offset: number, length: number): number {
    let value = 0;
    for (let i = 0; i < length; i++) value = value * 256 + this.at(offset + i);
    return value;
  }

  little(offset: number, length: number): number {
    let value = 0;
    for (let i = length - 1; i >= 0; i--) value = value * 256 + this.at(offset + i);
    return value;
  }

  ascii(offset: number, length: number): string {
    let value = '';
    for (let i = 0; i < length; i++) value += String.fromCharCode(this.at(offset + i));
    return value;
  }
}

function sextet(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  if (code === 43 || code === 45) return 62;
  return code === 47 || code === 95 ? 63 : 0;
}
