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
      <th scope="row" role="rowheader">
        {row.number ? <bdi className={classes.number}>{row.number}</bdi> : null} <bdi>{row.title}</bdi>
        {row.section ? (
          <span className={classes.under}>
            <bdi>{row.section}</bdi>
          </span>
        ) : null}
      </th>
      <Cell label={t('read.column.period')} text={period ? formatPeriod(period, language) : ''} />
      <Cell label={t('read.column.place')} text={places} />
      <Cell
        label={t('read.column.responsibles')}
        text={row.responsibles.map(({ code }) => code).join(', ')}
      />
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
          <span className={classes.none}>{t('common:value.notReported')}</span>
        )}
      </td>
    </tr>
    // biome-ignore-end lint/a11y/useSemanticElements: as above
    // biome-ignore-end lint/a11y/noRedundantRoles: as above
  );
}

/** On a telephone its label stands before it, and an empty one is left out. */
function Cell({ label, text }: { label: string; text: string }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <td role="cell" data-label={label} data-empty={text === '' || undefined}>
      <span>
        <bdi>{text || '–'}</bdi>
      </span>
    </td>
  );
}
