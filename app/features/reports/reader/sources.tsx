import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '#domain/access/policy';
import type { ActivityRow, FigureSource, IndicatorPeriodFigure } from '#domain/report/content';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import { useSignedIn } from '~/routes/layout';
import classes from './reader.module.css';

/**
 * A figure that opens to where it comes from, without any script.
 * @param sourceId lets a chart lead here: who follows a link into something closed finds it opened
 */
export function Figure(props: { label: ReactNode; about: string; sourceId?: string; children: ReactNode }) {
  const { label, about, sourceId, children } = props;
  const { t } = useTranslation('reports');
  return (
    <details className={classes.figure}>
      <summary aria-label={t('read.source.of', { figure: about })}>{label}</summary>
      <div id={sourceId} className={classes.source}>
        {children}
      </div>
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
              date: format.dateTime(source.at),
            })}
          </li>
          <li>{t('read.source.threshold', { k: source.k })}</li>
          <ReleaseLink releaseId={source.releaseId} />
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

/** On to the release and the unions that reported, for those inside the network. */
function ReleaseLink({ releaseId }: { releaseId: string }) {
  const { t } = useTranslation('reports');
  const { actor } = useSignedIn();
  if (!can(actor, 'caseReturn.whoReported', { networkId: actor.networkId })) return null;
  return (
    <li className="no-print">
      <Link to={`/statistics/periods?release=${releaseId}`}>{t('read.source.unions')}</Link>
    </li>
  );
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
