import { useTranslation } from 'react-i18next';
import { setActivity } from '#domain/document/shape';
import { formatPeriod } from '#domain/period/format';
import { type DatedPeriod, isDated } from '#domain/period/period';
import { shiftPeriod } from '#domain/period/shift';
import { useLanguage } from '~/i18n/language';
import { usePlan } from '../../plan/plan-context';
import { readingContext } from '../../plan/reading-context';

export type MovePeriod = (id: string, units: (period: DatedPeriod) => number) => void;

/**
 * Moves the period of an activity by units of its precision, as it stands now: one edit of the plan, one step of
 * undo, its text written anew in the language of the document. `tell` is given a sentence about it.
 */
export function useMovePeriod(tell: (sentence: string) => void): MovePeriod {
  const { writable, now, edit } = usePlan();
  const { t } = useTranslation('views');
  const language = useLanguage();
  return (id, units) => {
    const snapshot = now();
    const activity = snapshot.activities.find((each) => each.id === id);
    if (!writable || !activity?.period || !isDated(activity.period)) return;
    const { period, title } = activity;
    const moved = shiftPeriod(period, units(activity.period), readingContext(snapshot).language ?? 'fr');
    if (moved === period) return;
    edit((doc) => setActivity(doc, id, 'period', moved, 'grid'));
    tell(
      t('timeline.moved', {
        title,
        from: formatPeriod(period, language),
        to: formatPeriod(moved, language),
      }),
    );
  };
}
