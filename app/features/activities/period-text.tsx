import { useTranslation } from 'react-i18next';
import { formatPeriod } from '#domain/period/format';
import type { ListedActivity } from '#server/activities/list';
import { useLanguage } from '~/i18n/language';

/** When, in the page's language; what has no date as people wrote it. */
export function PeriodText({ period }: { period: ListedActivity['period'] }) {
  const { t } = useTranslation('activities');
  const language = useLanguage();
  const { text, start, end, precision, confirmed } = period;
  if (precision === null) return t('row.noPeriod');
  const dates = start === null || end === null ? {} : { start, end };
  return <bdi>{formatPeriod({ text, precision, confirmed, ...dates }, language)}</bdi>;
}
