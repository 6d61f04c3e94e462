import { useTranslation } from 'react-i18next';
import { usePlan } from '../../plan/plan-context';
import classes from './timeline.module.css';

const precisions = ['day', 'month', 'quarter', 'half', 'year'] as const;

/** What the forms of the bars mean, and which keys move them. */
export function Legend() {
  const { writable } = usePlan();
  const { t } = useTranslation('views');
  return (
    <div className={classes.legend}>
      {precisions.map((precision) => (
        <span key={precision} className={classes.meaning}>
          <span className={classes.sample} data-precision={precision} aria-hidden />
          {t(`timeline.precision.${precision}`)}
        </span>
      ))}
      <span className={classes.meaning}>
        <span className={classes.sample} data-precision="month" data-unconfirmed aria-hidden />
        {t('timeline.unconfirmed')}
      </span>
      <span className={classes.keys}>{t(writable ? 'timeline.keysWrite' : 'timeline.keysRead')}</span>
    </div>
  );
}
