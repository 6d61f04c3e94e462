import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { closeCodes, closeReason, isFinal } from '#domain/collab/close-codes';

describe('[C36] why a line was closed', () => {
  it.each(['fr', 'en', 'ar'])('is said in words for every reason, and for no other, in %s', (language) => {
    const file = new URL(`../../../locales/${language}/collab.json`, import.meta.url);
    const { closed }: { closed: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'));
    expect(Object.keys(closed).sort()).toEqual(Object.keys(closeCodes).sort());
    for (const words of Object.values(closed)) expect(words).toMatch(/\S+ \S+ .*[.]$/u);
    expect(new Set(Object.values(closed)).size).toBe(Object.keys(closed).length);
  });

  it('is a code of its own, which reads back as the reason', () => {
    const codes = Object.values(closeCodes);
    expect(new Set(codes).size).toBe(codes.length);
    for (const [reason, code] of Object.entries(closeCodes)) expect(closeReason(code)).toBe(reason);
    expect(closeReason(1009)).toBe('message-too-large');
    expect(closeReason(1006)).toBeNull();
  });

  it('lets the page try again where that may help, and only there', () => {
    const again = Object.entries(closeCodes).flatMap(([reason, code]) => (isFinal(code) ? [] : [reason]));
    expect(again.sort()).toEqual(
      [
        'load-failed',
        'no-answer',
        'right-changed',
        'shutting-down',
        'too-many-connections',
        'too-many-messages',
        'too-much-unsaved',
        'too-slow',
      ].sort(),
    );
    expect(isFinal(1006)).toBe(false);
    expect(isFinal(1009)).toBe(true);
  });
});
