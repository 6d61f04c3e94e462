import { useTranslation } from 'react-i18next';
import { formatPeriod } from '#domain/period/format';
import type { ActivityRow } from '#domain/report/content';
import { useFormat } from '~/i18n/format';
import { useLanguage } from '~/i18n/language';
import { StatusBadge } from '~/ui/status-badge';
import classes from './reader.module.css';
import { Figure, StatusSource } from './sources';

/**
 * The project's activities with their status. On a telephone each row becomes a card, so that nobody scrolls
 * sideways; the roles keep it a table for readers of the screen.
 */
export function ActivitiesTable({ rows }: { rows: readonly ActivityRow[] }) {
  const { t } = useTranslation('reports');
  if (rows.length === 0) return <p className={classes.none}>{t('block.noActivity')}</p>;
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: laid out as cards on a telephone, a table loses its own roles
    <table className={classes.table} role="table">
      <caption className={classes.caption}>{t('block.activities')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {(['activity', 'period', 'place', 'responsibles', 'status'] as const).map((name) => (
            <th key={name} scope="col" role="columnheader">
              {t(`read.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={`${row.plan.documentId} ${row.activityId}`} row={row} />
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: as above
  );
}

function Row({ row }: { row: ActivityRow }) {
  const { t } = useTranslation(['reports', 'common']);
  const language = useLanguage();
  const format = useFormat();
  const { status, period } = row;
  const places = row.places.join(row.placesMode === 'any' ? ` ${t('read.or')} ` : ', ');
  const progress = status?.progress ?? null;
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: as above
    // biome-ignore-start lint/a11y/useSemanticElements: as above
    <tr role="row">
      <th scope="row" role="rowheader" dir="auto">
        {row.number ? <span className={classes.number}>{row.number}</span> : null} {row.title}
      </th>
      <td role="cell" data-label={t('read.column.period')}>
        {period ? formatPeriod(period, language) : '–'}
      </td>
      <td role="cell" data-label={t('read.column.place')} dir="auto">
        {places || '–'}
      </td>
      <td role="cell" data-label={t('read.column.responsibles')}>
        <bdi>{row.responsibles.map(({ code }) => code).join(', ') || '–'}</bdi>
      </td>
      <td role="cell" data-label={t('read.column.status')}>
        {status ? (
          <Figure
            about={row.title}
            label={
              <>
                <StatusBadge status={status.status} />
                {progress === null ? null : (
                  <span className={classes.progress}> {format.percent(progress / 100)}</span>
                )}
              </>
            }
          >
            <StatusSource row={row} />
          </Figure>
        ) : (
          t('common:value.notReported')
        )}
      </td>
    </tr>
    // biome-ignore-end lint/a11y/useSemanticElements: as above
    // biome-ignore-end lint/a11y/noRedundantRoles: as above
  );
}
