import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localPath } from '~/ui/shell/local-path';

describe('where the sign-in page may send somebody', () => {
  test('a path of this site is kept, with its search and its fragment', () => {
    expect(localPath('/documents/1?view=grid#a')).toBe('/documents/1?view=grid#a');
  });
  test.each([
    null,
    '',
    'documents',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/./\\evil.example',
    'javascript:alert(1)',
  ])('%j leads home', (wanted) => {
    expect(localPath(wanted)).toBe('/');
  });
  test('whatever is asked, the browser stays on this site', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('/', '.', '\\', 'a', '?', '\t') })),
        (wanted) => {
          const here = 'https://jalon.example';
          expect(new URL(localPath(`/${wanted}`), here).origin).toBe(here);
        },
      ),
    );
  });
});
