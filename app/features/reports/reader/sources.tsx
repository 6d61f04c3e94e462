import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityRow, FigureSource, IndicatorPeriodFigure } from '#domain/report/content';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import classes from './reader.module.css';

/** A figure that opens to where it comes from, without any script. */
export function Figure({ label, children, about }: { label: ReactNode; about: string; children: ReactNode }) {
  const { t } = useTranslation('reports');
  return (
    <details className={classes.figure}>
      <summary aria-label={t('read.source.of', { figure: about })}>{label}</summary>
      <div className={classes.source}>{children}</div>
    </details>
  );
}

/** Where an indicator's value comes from: source, period, how many unions, date. */
export function IndicatorSource({ figure }: { figure: IndicatorPeriodFigure }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const { coverage, period, sources } = figure;
  return (
    <ul>
      <li>
        {t('read.source.period', {
          code: period.code,
          start: format.date(period.start),
          end: format.date(period.end),
        })}
      </li>
      {coverage ? <li>{t('read.coverage', { ...coverage })}</li> : null}
      {sources.length === 0 ? <li>{t('read.source.none')}</li> : null}
      {sources.map((source) => (
        <SourceLine key={`${source.kind}${'releaseId' in source ? source.releaseId : ''}`} source={source} />
      ))}
    </ul>
  );
}

function SourceLine({ source }: { source: FigureSource }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  switch (source.kind) {
    case 'release':
      return (
        <>
          <li>
            {t('read.source.release', {
              code: source.periodCode,
              revision: source.revision,
              date: format.date(source.at.slice(0, 10)),
            })}
          </li>
          <li>{t('read.source.threshold', { k: source.k })}</li>
        </>
      );
    case 'status':
      return (
        <>
          <li>
            {t('read.source.status', { activities: format.number(source.activities) })}
            {source.latestAt === null
              ? null
              : ` ${t('read.source.latest', { date: format.dateTime(source.latestAt) })}`}
          </li>
          {source.plans.map(({ documentId, sequence }) => (
            <li key={documentId}>{t('read.source.plan', { sequence })}</li>
          ))}
        </>
      );
    case 'typed':
      return (
        <li>
          {t('read.source.typed')}
          {source.latestAt === null
            ? null
            : ` ${t('read.source.latest', { date: format.dateTime(source.latestAt) })}`}
        </li>
      );
  }
}

/** Who said what an activity's status is, when, and against which revision of the plan. */
export function StatusSource({ row }: { row: ActivityRow }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const local = useLocalText();
  if (!row.status) return null;
  const { organisation, at, plan } = row.status.source;
  return (
    <ul>
      <li>
        {organisation
          ? t('read.source.reportedBy', {
              organisation: local(organisation.names) || organisation.code,
              date: format.dateTime(at),
            })
          : t('read.source.reported', { date: format.dateTime(at) })}
      </li>
      <li>
        <bdi>{row.plan.title}</bdi>, {t('read.source.plan', { sequence: plan.sequence })}
      </li>
    </ul>
  );
}
