const nowhere = 'http://jalon.invalid';

/**
 * A path of this site, or `/`. A `next` that leads elsewhere (`//evil.example`, `https:…`, `/\evil.example`) would
 * make the sign-in page a springboard for other sites.
 */
export function localPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, nowhere)) return '/';
  const url = new URL(wanted, nowhere);
  // Dots are resolved by now: `/.//evil.example` has become `//evil.example`.
  if (url.origin !== nowhere || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
}
