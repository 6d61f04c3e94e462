import { useSearchParams } from '@remix-run/react';
import { useMemo } from 'react';
import { useSteady } from '../grid/use-steady';

export interface Address {
  readonly params: URLSearchParams;
  /** Puts something else into the address, without a new step of the browser's history. */
  change(how: (before: URLSearchParams) => URLSearchParams): void;
  /** One value; null takes it out. */
  set(name: string, value: string | null): void;
}

/** What is shown of a plan stands in the address, so that a link shows what its sender sees. */
export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  const change = (how: (before: URLSearchParams) => URLSearchParams): void =>
    // From where the browser is: what was drawn last may be older.
    setParams(how(new URLSearchParams(window.location.search)), { replace: true, preventScrollReset: true });
  const steady = useSteady({
    change,
    set: (name: string, value: string | null): void =>
      change((before) => {
        if (value === null) before.delete(name);
        else before.set(name, value);
        return before;
      }),
  });
  return useMemo(() => ({ params, ...steady }), [params, steady]);
}
