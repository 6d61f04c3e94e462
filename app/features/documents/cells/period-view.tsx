import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatPeriod } from '#domain/period/format';
import { isDated, type Period } from '#domain/period/period';
import { useLanguage } from '~/i18n/language';
import classes from './cells.module.css';

/** A period in the page's language; one that was written but is no date stands apart. */
export function PeriodView({ period }: { period: Period | null }) {
  const { t } = useTranslation('documents');
  const language = useLanguage();
  if (period === null || period.text.trim() === '') return null;
  if (isDated(period)) {
    return (
      <Tooltip label={period.text} openDelay={600}>
        <span className={period.confirmed ? undefined : classes.doubt} dir="auto">
          {formatPeriod(period, language)}
        </span>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={t('plan.toFixHint')}>
      <span className={classes.toFix} dir="auto">
        {period.text}
      </span>
    </Tooltip>
  );
}
