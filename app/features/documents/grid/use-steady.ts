import { useLayoutEffect, useMemo, useRef } from 'react';

/**
 * Handlers that stay the same object while what they do follows the latest drawing, so that memoised rows are
 * not drawn again for nothing.
 */
export function useSteady<T extends object>(handlers: T): T {
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  return useMemo(
    () =>
      new Proxy(latest.current, {
        // A name of T always answers with the value of that name.
        get: (_target, name) => latest.current[name as keyof T],
      }),
    [],
  );
}
