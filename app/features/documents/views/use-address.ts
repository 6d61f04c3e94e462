import { useLocation, useSearchParams } from '@remix-run/react';
import { useMemo, useState } from 'react';
import { useSteady } from '../grid/use-steady';

export interface Address {
  readonly params: URLSearchParams;
  /**
   * What was last asked for here. A large plan takes a moment to be drawn by it; the control that asked says it at
   * once, and `params` when the rows do.
   */
  readonly wanted: URLSearchParams;
  /** Puts something else into the address, without a new step of the browser's history. */
  change(how: (before: URLSearchParams) => URLSearchParams): void;
  /** One value; null takes it out. */
  set(name: string, value: string | null): void;
}

/** What is shown of a plan stands in the address, so that a link shows what its sender sees. */
export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  // Every address that is drawn has a key of its own, also one that says what the last said.
  const { key } = useLocation();
  const [asked, setAsked] = useState<{ readonly at: string; readonly params: URLSearchParams } | null>(null);
  const change = (how: (before: URLSearchParams) => URLSearchParams): void => {
    // From where the browser is: what was drawn last may be older.
    const after = how(new URLSearchParams(window.location.search));
    setAsked({ at: key, params: after });
    setParams(after, { replace: true, preventScrollReset: true });
  };
  const steady = useSteady({
    change,
    set: (name: string, value: string | null): void =>
      change((before) => {
        if (value === null) before.delete(name);
        else before.set(name, value);
        return before;
      }),
  });
  const wanted = asked?.at === key ? asked.params : params;
  return useMemo(() => ({ params, wanted, ...steady }), [params, wanted, steady]);
}
