import { useTranslation } from 'react-i18next';
import { formatPeriod } from '#domain/period/format';
import type { Period } from '#domain/period/period';
import { useLanguage } from '~/i18n/language';

/** A period in the page's language; one that is no date as it was written; "to be fixed" for none. */
export function usePeriodWords(period: Period | null): string {
  const { t } = useTranslation('documents');
  const language = useLanguage();
  if (period === null || period.text.trim() === '') return t('plan.toFix');
  return formatPeriod(period, language);
}
