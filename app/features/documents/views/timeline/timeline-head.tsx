import { VisuallyHidden } from '@mantine/core';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { lastDayOf } from '#domain/document/filter';
import { formatPeriod } from '#domain/period/format';
import type { PeriodPrecision } from '#domain/period/period';
import { useFormat } from '~/i18n/format';
import { useLanguage } from '~/i18n/language';
import { monthName, type Scale } from './scale';
import classes from './timeline.module.css';

/** The names of years, quarters and months over the line, as far as there is room for them. */
export function TimelineHead({ scale, hasToday }: { scale: Scale; hasToday: boolean }) {
  const { t } = useTranslation('views');
  const language = useLanguage();
  const format = useFormat();
  const { first, months, monthWidth } = scale;
  const name = (month: number, length: number, precision: PeriodPrecision): string =>
    formatPeriod(
      {
        text: '',
        start: `${monthName(month)}-01`,
        end: lastDayOf(monthName(month + length - 1)),
        precision,
        confirmed: true,
      },
      language,
    );
  const small = monthWidth < 26;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: nothing in it takes the focus
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn as they come into sight, which a table cannot
    <div role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: nothing in it takes the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: the same */}
      <div role="columnheader" className={`${classes.label} ${classes.corner}`}>
        {t('timeline.activity')}
      </div>
      {/* biome-ignore lint/a11y/useFocusableInteractive: nothing in it takes the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: the same */}
      <div role="columnheader" className={classes.axis}>
        <VisuallyHidden>
          {t('timeline.from', {
            from: format.month(monthName(first)),
            to: format.month(monthName(first + months - 1)),
          })}
        </VisuallyHidden>
        <div className={classes.units} aria-hidden>
          {small
            ? units(first, months, 12).map(({ at, length }) => (
                <Unit key={at} length={length}>
                  {String(Math.floor(at / 12))}
                </Unit>
              ))
            : units(first, months, 3).map(({ at, length }) => (
                <Unit key={at} length={length}>
                  {name(at, 3, 'quarter')}
                </Unit>
              ))}
        </div>
        <div className={classes.units} data-small aria-hidden>
          {monthWidth < 12
            ? null
            : small
              ? units(first, months, 3).map(({ at, length }) => (
                  <Unit key={at} length={length}>
                    {t('timeline.quarter', { number: (Math.floor(at / 3) % 4) + 1 })}
                  </Unit>
                ))
              : units(first, months, 1).map(({ at, length }) => (
                  <Unit key={at} length={length}>
                    {monthWidth < 44 ? String((at % 12) + 1) : format.month(monthName(at), 'short')}
                  </Unit>
                ))}
        </div>
        {hasToday ? (
          <span className={classes.todayName} aria-hidden>
            {t('timeline.today')}
          </span>
        ) : null}
      </div>
    </div>
  );
}

function Unit({ length, children }: { length: number; children: string }) {
  const style: CSSProperties & Record<'--length', number> = { '--length': length };
  return (
    <span className={classes.unit} style={style}>
      {children}
    </span>
  );
}

/** The units of so many months that a stretch of time consists of; the first and last may be cut. */
function units(first: number, months: number, size: number): { at: number; length: number }[] {
  const made: { at: number; length: number }[] = [];
  for (let at = first; at < first + months; ) {
    const next = Math.min((Math.floor(at / size) + 1) * size, first + months);
    made.push({ at, length: next - at });
    at = next;
  }
  return made;
}
