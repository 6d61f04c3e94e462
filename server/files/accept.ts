import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { JalonError } from '#domain/errors';

/** At most this many bytes a file. */
export const MAX_FILE_BYTES = 15 * 1024 * 1024;

const pictures = new Set(['image/jpeg', 'image/png', 'image/webp']);
const documents = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
]);

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
