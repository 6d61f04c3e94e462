import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { JalonError } from '#domain/errors';

/** At most this many bytes a file. */
export const MAX_FILE_BYTES = 15 * 1024 * 1024;

/** What is taken, with the ending a file of it gets. Nothing that a browser would run. */
const pictures: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/webp', 'webp'],
]);
const documents: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
]);

/** The ending of a file name for a type that acceptFile gave. */
export function extension(mediaType: string): string {
  return pictures.get(mediaType) ?? documents.get(mediaType) ?? 'bin';
}

/**
 * Takes an uploaded file: its type is recognised from its content, never from its name, and a picture loses its
 * metadata (place, camera, date). Throws `too-large` or `file-type`.
 */
export async function acceptFile(bytes: Uint8Array): Promise<{ bytes: Uint8Array; mediaType: string }> {
  if (bytes.byteLength > MAX_FILE_BYTES)
    throw new JalonError('too-large', { megabytes: MAX_FILE_BYTES / 1024 ** 2 });
  const type = await fileTypeFromBuffer(bytes);
  if (type && pictures.has(type.mime)) {
    // Without withMetadata() sharp writes none; rotate() keeps the picture upright all the same.
    const cleaned = await sharp(bytes, { limitInputPixels: 60_000_000 })
      .rotate()
      .toBuffer()
      .catch((cause: unknown) => {
        throw new JalonError('file-unreadable', {
          reason: cause instanceof Error ? cause.message : 'picture',
        });
      });
    return { bytes: cleaned, mediaType: type.mime };
  }
  if (type && documents.has(type.mime)) return { bytes, mediaType: type.mime };
  throw new JalonError('file-type');
}
