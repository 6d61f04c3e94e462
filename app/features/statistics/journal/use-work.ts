import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JalonError } from '#domain/errors';

/**
 * Work of this device, which needs no line, and what became of it. A query's mutation would keep what it was given,
 * and a code must not be kept.
 */
export function useWork() {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const running = useRef(false);
  /** @returns whether it was done; a second one does not begin before the first has ended. */
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setPending(true);
    setError(null);
    try {
      await work();
      return true;
    } catch (thrown) {
      setError(thrown);
      return false;
    } finally {
      running.current = false;
      setPending(false);
    }
  };
  return { run, pending, error };
}

/** Why a journal refuses something; `begun` and the like: another tab of this browser did so. */
const reasons = [
  'wrong-code',
  'damaged',
  'other-version',
  'no-journal',
  'other-union',
  'elsewhere',
  'begun',
  'code-changed',
  'deleted',
  'closed',
] as const;

/** Says what a journal refused and what to do; what is not foreseen is a device that could not keep it. */
export function useJournalRefusal(): (error: unknown) => string {
  const { t } = useTranslation('statistics');
  return (error) => {
    const reason = error instanceof JalonError ? error.details.reason : undefined;
    const known = reasons.find((one) => one === reason);
    return known ? t(`journal.refused.${known}`) : t('journal.refused.unkept');
  };
}
