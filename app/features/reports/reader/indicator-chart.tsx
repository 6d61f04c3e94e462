import { useTranslation } from 'react-i18next';
import { direction } from '#domain/language';
import type { IndicatorFigures, IndicatorPeriodFigure } from '#domain/report/content';
import { figureText } from '~/features/indicators/value-text';
import { useFormat } from '~/i18n/format';
import { useLanguage } from '~/i18n/language';
import classes from './reader.module.css';

const STEP = 96;
const BAR = 44;
const HEIGHT = 200;
const TOP = 28;
const BOTTOM = 30;
const SIDE = 12;
/** What stands for a hidden value, everywhere the same: "< 5" would tell the interval. */
export const HIDDEN = '·';

/**
 * A bar for each period and a line at its target. Plain SVG of a fixed size: it stands in the page before any script
 * runs, prints as it is, and the table beside it says the same in figures. A hidden value has no bar. Each period leads
 * to the source of its figure in that table.
 */
export function IndicatorChart(props: {
  figures: IndicatorFigures;
  /** The id of the element that holds the figure's source. */
  sourceId: (figure: IndicatorPeriodFigure) => string;
}) {
  const { figures, sourceId } = props;
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const format = useFormat();
  const { kind, periods } = figures;
  const numbers = periods.flatMap(({ value, target }) => [
    ...(value.state === 'reported' ? [value.value] : []),
    ...(target === null ? [] : [target]),
  ]);
  if (numbers.length === 0) return null;
  const [least, most] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  const y = (value: number) => TOP + ((most - value) / (most - least || 1)) * (HEIGHT - TOP - BOTTOM);
  const width = SIDE * 2 + STEP * periods.length;
  const rtl = direction(language) === 'rtl';
  const x = (index: number) => SIDE + STEP * (rtl ? periods.length - 1 - index : index) + STEP / 2;

  const label = ({ value }: IndicatorPeriodFigure): string => {
    if (value.state === 'reported') return figureText(format, kind, value.value);
    return value.state === 'suppressed' ? HIDDEN : '–';
  };

  return (
    <figure className={classes.chart} aria-label={t('read.chart', { code: figures.code })}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure around it has the name, and a title would cover the bars */}
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} direction="ltr">
        <line className={classes.axis} x1={SIDE} x2={width - SIDE} y1={y(0)} y2={y(0)} />
        {periods.map((figure, index) => (
          <a
            key={figure.period.id}
            className={classes.period}
            href={`#${sourceId(figure)}`}
            aria-label={t('read.source.of', { figure: `${figures.code}, ${figure.period.code}` })}
          >
            <Period figure={figure} x={x(index)} y={y} label={label(figure)} />
          </a>
        ))}
      </svg>
      <figcaption className={classes.key}>
        <span className={classes.keyBar} aria-hidden /> {t('read.value')}
        <span className={classes.keyTarget} aria-hidden /> {t('read.target')}
      </figcaption>
    </figure>
  );
}

function Period(props: {
  figure: IndicatorPeriodFigure;
  x: number;
  y: (value: number) => number;
  label: string;
}) {
  const { figure, x, y, label } = props;
  const { value, target, period } = figure;
  const top = value.state === 'reported' ? Math.min(y(value.value), y(0)) : y(0);
  const height = value.state === 'reported' ? Math.abs(y(value.value) - y(0)) : 0;
  return (
    <>
      {/* The whole column can be pressed, where the bar is low or none too. */}
      <rect x={x - STEP / 2} y={0} width={STEP} height={HEIGHT} fill="transparent" />
      <rect className={classes.bar} x={x - BAR / 2} y={top} width={BAR} height={height} />
      <text className={classes.barLabel} x={x} y={top - 6} textAnchor="middle">
        {label}
      </text>
      {target === null ? null : (
        <line
          className={classes.targetLine}
          x1={x - STEP / 2 + 8}
          x2={x + STEP / 2 - 8}
          y1={y(target)}
          y2={y(target)}
        />
      )}
      <text className={classes.axisLabel} x={x} y={HEIGHT - 10} textAnchor="middle">
        {period.code}
      </text>
    </>
  );
}
