import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorFigures, IndicatorPeriodFigure } from '#domain/report/content';
import { figureText, ValueText } from '~/features/indicators/value-text';
import { useFormat } from '~/i18n/format';
import { useLocalText } from '~/i18n/language';
import { IndicatorChart } from './indicator-chart';
import classes from './reader.module.css';
import { Figure, IndicatorSource } from './sources';

/** One indicator: what it means, its chart, and the table behind the chart with the source of every figure. */
export function IndicatorFiguresView({ figures, chart }: { figures: IndicatorFigures; chart: boolean }) {
  const { t } = useTranslation('reports');
  const local = useLocalText();
  const format = useFormat();
  const id = useId();
  const sourceId = ({ period }: IndicatorPeriodFigure) => `${id}${period.id}`;
  const { baseline, code, kind, periods, unit } = figures;
  const definition = local(figures.definitions);
  const verification = local(figures.verification);
  return (
    <section className={classes.indicator} aria-label={local(figures.titles)}>
      <h3>
        <bdi className={classes.number}>{code}</bdi> <bdi>{local(figures.titles)}</bdi>
      </h3>
      <dl className={classes.facts}>
        {definition ? <Fact name={t('read.definition')} value={definition} /> : null}
        <Fact name={t('read.unit')} value={unit} />
        <Fact
          name={t('read.baseline')}
          value={
            baseline === null
              ? '–'
              : `${figureText(format, kind, baseline.value)}${baseline.year === null ? '' : ` (${baseline.year})`}`
          }
        />
        {verification ? <Fact name={t('read.verification')} value={verification} /> : null}
      </dl>
      <div className={classes.beside}>
        {chart ? <IndicatorChart figures={figures} sourceId={sourceId} /> : null}
        {periods.length === 0 ? (
          <p className={classes.none}>{t('read.noPeriod')}</p>
        ) : (
          <div className={classes.scroll}>
            <table className={classes.figures}>
              <caption className={classes.caption}>{t('read.table', { code })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('read.column.period')}</th>
                  <th scope="col">{t('read.target')}</th>
                  <th scope="col">{t('read.value')}</th>
                  <th scope="col">{t('read.achievement')}</th>
                </tr>
              </thead>
              <tbody>
                {periods.map((figure) => (
                  <tr key={figure.period.id}>
                    <th scope="row">
                      <bdi>{figure.period.code}</bdi>
                    </th>
                    <td>{figure.target === null ? '–' : figureText(format, kind, figure.target)}</td>
                    <td>
                      <Figure
                        label={<ValueText value={figure.value} kind={kind} qualifier={figure.qualifier} />}
                        about={`${code}, ${figure.period.code}`}
                        sourceId={sourceId(figure)}
                      >
                        <IndicatorSource figure={figure} />
                      </Figure>
                      {figure.coverage ? (
                        <div className={classes.coverage}>{t('read.coverage', { ...figure.coverage })}</div>
                      ) : null}
                    </td>
                    <td>
                      <ValueText value={figure.achievement} kind="ratio" />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}
