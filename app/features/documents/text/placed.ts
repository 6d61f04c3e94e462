import type { CSSProperties } from 'react';

/** Where something as wide as `width` stands under words, within the element around the text. */
export function placedUnder(
  words: DOMRect | null | undefined,
  around: HTMLElement | null,
  width: number,
): CSSProperties {
  const box = around?.getBoundingClientRect();
  if (!words || !box) return {};
  const left = Math.max(Math.min(words.left - box.left, box.width - width), 0);
  return { left, top: words.bottom - box.top + 4, maxWidth: box.width };
}
