import { type CSSProperties, memo, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot } from '#domain/document/read';
import { isDated, type Period } from '#domain/period/period';
import { entriesOf, nameOf } from '../../cells/entries';
import { usePlan } from '../../plan/plan-context';
import { usePeriodWords } from '../use-period-words';
import { beginning, ending, type Scale } from './scale';
import classes from './timeline.module.css';

/** What rows call; one object for the life of the timeline. */
export interface BarHandlers {
  open(id: string): void;
  focused(id: string): void;
  down(id: string, event: PointerEvent): void;
  move(event: PointerEvent): void;
  up(): void;
  cancel(): void;
}

/** An activity and its bar. `period` is where the bar stands now: while it is dragged, not yet the activity's. */
export const TimelineRow = memo(function TimelineRow(props: {
  activity: ActivitySnapshot;
  period: Period | null;
  index: number;
  scale: Scale;
  active: boolean;
  dragged: boolean;
  movable: boolean;
  handlers: BarHandlers;
}) {
  const { activity, period, index, scale, active, dragged, movable, handlers } = props;
  const { t } = useTranslation(['views', 'documents']);
  const title = activity.title || t('documents:plan.untitled');
  const when = usePeriodWords(period);
  const dated = period !== null && isDated(period) ? period : null;
  const at = dated ? beginning(dated.start) - scale.first : 0;
  const length = dated ? ending(dated.end) - beginning(dated.start) : 0;
  // Near the end of the line the words stand before the bar: behind it they would lengthen the line.
  const before = (at + length) / scale.months > 0.7;
  const style: CSSProperties & Record<'--at' | '--length', number> = { '--at': at, '--length': length };
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the bar takes the focus (ARIA grid)
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn as they come into sight, which a table cannot
    <div role="row" aria-rowindex={index + 2} className={classes.row}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: the bar takes the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: the same */}
      <div role="rowheader" className={classes.label}>
        <button
          type="button"
          tabIndex={-1}
          className={classes.title}
          title={title}
          onClick={() => handlers.open(activity.id)}
        >
          <bdi>{title}</bdi>
        </button>
        <Who activity={activity} />
      </div>
      {/* biome-ignore lint/a11y/useFocusableInteractive: the bar in it takes the focus */}
      {/* biome-ignore lint/a11y/useSemanticElements: the same */}
      <div role="gridcell" className={dated ? classes.track : classes.undated}>
        <button
          type="button"
          tabIndex={active ? 0 : -1}
          className={dated ? classes.bar : classes.chip}
          data-bar={activity.id}
          data-precision={dated?.precision}
          data-unconfirmed={(dated && !dated.confirmed) || undefined}
          data-movable={movable || undefined}
          data-dragged={dragged || undefined}
          style={dated ? style : undefined}
          aria-label={t('timeline.bar', { title, period: when })}
          onFocus={() => handlers.focused(activity.id)}
          onClick={() => handlers.open(activity.id)}
          onPointerDown={(event) => {
            if (movable) handlers.down(activity.id, event);
          }}
          onPointerMove={handlers.move}
          onPointerUp={handlers.up}
          onPointerCancel={handlers.cancel}
        >
          {dated ? null : when}
        </button>
        {dated ? (
          <span
            className={classes.words}
            data-before={before || undefined}
            style={style}
            dir="auto"
            aria-hidden
          >
            {when}
          </span>
        ) : null}
      </div>
    </div>
  );
});

function Who({ activity }: { activity: ActivitySnapshot }) {
  const { factOf, choices } = usePlan();
  const { t } = useTranslation('common');
  const status = factOf(activity.id)?.status;
  const who = entriesOf(activity, 'responsibles').map((entry) => nameOf('responsibles', entry, choices));
  const parts = [who.join(', '), status ? t(`status.${status}`) : ''].filter(Boolean);
  return (
    <span className={classes.who}>
      <bdi>{parts.join(' · ')}</bdi>
    </span>
  );
}
