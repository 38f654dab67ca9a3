import { unsized, type Media, type MediaKind } from './billable-request.ts';
import { imageSize } from './image-size.ts';
import { pdfPages } from './pdf-pages.ts';
import { amount, member, text, textOrNull, type JsonObject } from './loose.ts';

const kindOfType: readonly (readonly [RegExp, MediaKind])[] = [
  [/^audio|wav$|mp3$|flac$|ogg$|m4a$/i, 'audio'],
  [/^video|mp4$|mov$|webm$|mkv$/i, 'video'],
  [/pdf|document|docx?$|xlsx?$|csv$|html?$|markdown|^text|txt$|json/i, 'document'],
  [/^image|png$|jpe?g$|gif$|webp$/i, 'image'],
];

/** The kind of a media type (`image/png`), a file name or a bare format (`wav`). */
export const kindOf = (type: string, otherwise: MediaKind): MediaKind =>
  kindOfType.find(([pattern]) => pattern.test(type))?.[1] ?? otherwise;

/** An attachment, from a data URL, plain base64 or a link, with its pixels where the data tells them. */
export function attachment(kind: MediaKind, data: string, detail: string | null = null): Media {
  const size = kind === 'image' ? imageSize(data) : null;
  const pages = kind === 'document' ? pdfPages(data) : null;
  return { ...unsized(kind), detail, pages, ...(size ?? {}) };
}

/** Sizes given beside the body, one for each attachment in order of appearance. */
export function sizesFrom(value: readonly unknown[]): readonly JsonObject[] {
  return value.map(item => (typeof item === 'object' && item !== null ? (item as JsonObject) : {}));
}

/** `media` with what a size row knows put in where the body itself tells nothing. */
export function sized(media: Media, row: JsonObject | undefined): Media {
  if (!row) return media;
  return {
    kind:
      media.kind === 'document' || media.kind === 'image'
        ? kindOf(text(member(row, 'kind')), media.kind)
        : media.kind,
    width: media.width ?? positive(member(row, 'width')),
    height: media.height ?? positive(member(row, 'height')),
    bytes: media.bytes ?? amount(member(row, 'bytes')),
    pages: media.pages ?? amount(member(row, 'pages')),
    seconds: media.seconds ?? amount(member(row, 'seconds')),
    detail: media.detail ?? textOrNull(member(row, 'detail')),
  };
}

const positive = (value: unknown): number | null => amount(value) || null;
