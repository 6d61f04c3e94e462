import { useTranslation } from 'react-i18next';
import { setActivity } from '#domain/document/shape';
import { formatPeriod } from '#domain/period/format';
import { type DatedPeriod, isDated, type Period, type PeriodLanguage } from '#domain/period/period';
import { shiftPeriod } from '#domain/period/shift';
import { useLanguage } from '~/i18n/language';
import { usePlan } from '../../plan/plan-context';
import { readingContext } from '../../plan/reading-context';

export type MovePeriod = (id: string, units: (period: DatedPeriod) => number) => void;

export interface WritePeriod {
  /** By units of the precision of the period. */
  readonly move: MovePeriod;
  /** Gives one to what has no date. */
  readonly give: (id: string, period: (language: PeriodLanguage) => DatedPeriod) => void;
}

/**
 * Writes the period of an activity, as it stands now: one edit of the plan, one step of undo, its text in the language
 * of the document. `tell` is given a sentence about it.
 */
export function useWritePeriod(tell: (sentence: string) => void): WritePeriod {
  const { writable, now, edit } = usePlan();
  const { t } = useTranslation(['views', 'documents']);
  const language = useLanguage();
  const write = (
    id: string,
    change: (period: Period | null, language: PeriodLanguage) => Period | null,
  ): void => {
    const snapshot = now();
    const activity = snapshot.activities.find((each) => each.id === id);
    if (!writable || !activity) return;
    const { period, title } = activity;
    const written = change(period, readingContext(snapshot).language ?? 'fr');
    if (written === null || written === period) return;
    edit((doc) => setActivity(doc, id, 'period', written, 'grid'));
    const from =
      period && period.text.trim() !== '' ? formatPeriod(period, language) : t('documents:plan.toFix');
    tell(t('views:timeline.moved', { title, from, to: formatPeriod(written, language) }));
  };
  return {
    move: (id, units) =>
      write(id, (period, words) =>
        period && isDated(period) ? shiftPeriod(period, units(period), words) : null,
      ),
    // Somebody else may have dated it while it was on its way.
    give: (id, dated) => write(id, (period, words) => (period && isDated(period) ? null : dated(words))),
  };
}
