import type { ShouldRevalidateFunction } from '@remix-run/react';

/**
 * What stands after the question mark is a matter of the page's own: a filter, an open panel. Loaders that do not
 * read it are not asked again, and so a page that is open without a line goes on working.
 */
export const unlessOnlySearchChanged: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) =>
  defaultShouldRevalidate &&
  (formMethod !== undefined ||
    currentUrl.pathname !== nextUrl.pathname ||
    currentUrl.search === nextUrl.search);
