import { extension } from './accept';

/** Characters that no file system takes, that end a header, or that turn the direction of a name around. */
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;

/**
 * The name a file is kept and given back under: what the person called it, without folders, in any script, and with
 * the ending of what it is, not of what it was said to be.
 */
export function safeFileName(given: string, mediaType: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last.normalize('NFC').replace(unfit, '').trim();
  const stem = plain
    .replace(/\.[\p{L}\p{N}]{1,8}$/u, '')
    .replace(/^\.+/, '')
    .trim();
  // By code points: half a character is none.
  const short = [...stem].slice(0, 120).join('').trim();
  return `${short || 'document'}.${extension(mediaType)}`;
}
