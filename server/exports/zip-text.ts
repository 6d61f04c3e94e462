import JSZip from 'jszip';

/**
 * JSZip cuts a text into pieces of 16,384 UTF-16 units and encodes each by itself: a character beyond the basic plane
 * that stands across a cut is lost (Stuk/jszip#963). Bytes it cuts as they are, so every text becomes bytes first.
 * ExcelJS writes its parts through the same class, and has no setting for it.
 */
const { file } = JSZip.prototype;
const utf8 = new TextEncoder();

JSZip.prototype.file = function writtenWhole(this: JSZip, ...[path, data, options]: unknown[]) {
  const isText = typeof data === 'string' && !isEncoded(options);
  const given = data === undefined ? [path] : [path, isText ? utf8.encode(data) : data, options];
  return Reflect.apply(file, this, given);
};

function isEncoded(options: unknown): boolean {
  return typeof options === 'object' && options !== null && ('base64' in options || 'binary' in options);
}
