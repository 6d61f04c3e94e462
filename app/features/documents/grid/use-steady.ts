import { useLayoutEffect, useRef, useState } from 'react';

/**
 * Handlers that stay the same functions while what they do follows the latest drawing, so that memoised rows
 * are not drawn again for nothing. They are for events: during a drawing they would do what the last one said.
 */
export function useSteady<T extends object>(handlers: T): T {
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const [steady] = useState(() => {
    const entries = Object.entries(handlers).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'function'
        ? // The name is one of T's own, and was a function when it was first given.
          (...args: unknown[]) =>
            (latest.current[name as keyof T] as (...given: unknown[]) => unknown)(...args)
        : value,
    ]);
    // Every name of T with a value of its type.
    return Object.fromEntries(entries) as T;
  });
  return steady;
}
