import { Paper, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityScalars } from '#domain/document/fields';
import type { ActivitySnapshot } from '#domain/document/read';
import { formatPeriod } from '#domain/period/format';
import { isDated } from '#domain/period/period';
import { useLanguage } from '~/i18n/language';
import { useTyping } from '../connection/use-hold';
import { fromText } from '../grid/read-scalar';
import { type TypedColumn, toText } from '../grid/scalars';
import { usePlan } from '../plan/plan-context';
import { readingContext } from '../plan/reading-context';
import classes from './editors.module.css';
import { type Leave, leaveByKeys } from './leave';
import { useTornAway } from './use-torn-away';

/** Writes one line in a cell. The document hears of it when the cell is left, never per keystroke. */
export function TypedEditor<C extends TypedColumn>(props: {
  activity: ActivitySnapshot;
  column: C;
  label: string;
  seed: string | null;
  onLeave: (leave: Leave, value: { readonly value: ActivityScalars[C] } | null) => void;
  /** It went with its row, and this was written in it. */
  onTorn: (text: string) => void;
}) {
  const { activity, column, label, seed, onLeave, onTorn } = props;
  const { snapshot } = usePlan();
  const { t } = useTranslation('documents');
  const [before] = useState(() => toText(activity, column));
  const [text, setText] = useState(seed ?? before);
  useTyping(text !== before);
  const ended = useRef(false);
  const read = fromText(column, text, readingContext(snapshot));
  const leave = (how: Leave): void => {
    if (ended.current) return;
    ended.current = true;
    onLeave(how, how.keep ? read : null);
  };
  const box = useRef<HTMLTextAreaElement>(null);
  useTornAway(box, () => {
    if (ended.current) return;
    ended.current = true;
    onTorn(text);
  });
  return (
    <>
      <textarea
        ref={box}
        rows={1}
        className={classes.box}
        value={text}
        aria-label={label}
        aria-invalid={read === null}
        data-wrong={read === null || undefined}
        dir="auto"
        inputMode={column === 'quantity' || column === 'minutes' ? 'decimal' : undefined}
        placeholder={column === 'period' ? t('cell.periodPlaceholder') : undefined}
        // biome-ignore lint/a11y/noAutofocus: the person has just opened this cell to write in it
        autoFocus
        onFocus={(event) => {
          const { length } = event.currentTarget.value;
          event.currentTarget.setSelectionRange(seed === null ? 0 : length, length);
        }}
        onChange={(event) => setText(event.currentTarget.value.replace(/\n/g, ' '))}
        onBlur={() => leave({ keep: true, to: 'away' })}
        onKeyDown={leaveByKeys((how) => {
          if (!how.keep || read !== null) leave(how);
        })}
      />
      {column === 'period' && text.trim() !== '' ? <PeriodHint text={text} /> : null}
    </>
  );
}

/** Says while somebody types what a period is taken for. */
function PeriodHint({ text }: { text: string }) {
  const { snapshot } = usePlan();
  const { t } = useTranslation('documents');
  const language = useLanguage();
  const period = fromText('period', text, readingContext(snapshot))?.value;
  if (!period) return null;
  return (
    <Paper withBorder shadow="sm" px={8} py={4} className={classes.below} role="status">
      <Text className={classes.note} c={isDated(period) ? undefined : 'orange.9'}>
        {isDated(period)
          ? t('cell.understood', { text: formatPeriod(period, language) })
          : t('cell.notUnderstood')}
      </Text>
    </Paper>
  );
}
