import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { setSessionTime } from '#domain/document/agenda';
import type { ActivityScalars } from '#domain/document/fields';
import type { ColumnId } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { activityText, setActivity } from '#domain/document/shape';
import { CellView } from '../cells/cell-view';
import { isEntries } from '../cells/entries';
import { columnShapes, textFieldOf } from '../grid/columns';
import type { ScalarColumn } from '../grid/conflict';
import { leaving } from '../grid/edits';
import { isTyped } from '../grid/scalars';
import { usePlan } from '../plan/plan-context';
import { RichEditor } from '../text/rich-editor';
import { KindEditor } from './choice-editor';
import { EntriesCell } from './entries-cell';
import type { Leave } from './leave';
import { PopoverEditor } from './popover-editor';
import { TypedEditor } from './typed-editor';

export interface CellEditorProps {
  readonly activity: ActivitySnapshot;
  readonly column: ColumnId;
  readonly seed: string | null;
  readonly onLeave: (to: Leave['to']) => void;
}

/** The editor of one cell. What it means to leave it is decided here, for all columns alike. */
export function CellEditor({ activity, column, seed, onLeave }: CellEditorProps) {
  const { edit, now, doc, snapshot, disagree } = usePlan();
  const { t } = useTranslation('documents');
  // What stood here when the edit began: a later value is somebody else's.
  const [before] = useState(activity);
  const label = t('cell.edit', { column: t(`column.${column}`) });

  function leaveScalar<F extends ScalarColumn>(
    field: F,
    to: Leave['to'],
    written: { readonly value: Parameters<typeof setActivity<F>>[3] } | null,
  ): void {
    const theirs = now().activities.find((each) => each.id === activity.id)?.[field];
    const what = written ? leaving(before[field], written.value, theirs) : 'nothing';
    if (written && what === 'write') {
      edit((target) => write(target, field, written.value));
    }
    if (written && what === 'choose') {
      disagree({ activityId: activity.id, column: field, mine: written.value });
      // The keyboard stays where the choice is to be made.
      onLeave(to === 'away' ? 'away' : 'stay');
      return;
    }
    onLeave(to);
  }

  function write<F extends ScalarColumn>(target: Y.Doc, field: F, value: ActivityScalars[F]): void {
    const isTime = field === 'startsAt' || field === 'minutes';
    // Of a workshop's day the sessions that follow move along.
    if (isTime && snapshot.kind === 'agenda')
      setSessionTime(target, now(), activity.id, { [field]: value }, 'grid');
    else setActivity(target, activity.id, field, value, 'grid');
  }

  if (isTyped(column)) {
    return (
      <TypedEditor
        activity={activity}
        column={column}
        label={label}
        seed={seed}
        onLeave={({ to }, value) => leaveScalar(column, to, value)}
      />
    );
  }
  if (column === 'kind') {
    return (
      <KindEditor
        value={activity.kind}
        label={label}
        onLeave={({ to }, value) => leaveScalar('kind', to, value)}
      />
    );
  }
  if (isEntries(column)) {
    return <EntriesCell activity={activity} column={column} label={label} seed={seed} onLeave={onLeave} />;
  }
  const field = textFieldOf(column);
  const fragment = field && activityText(doc, activity.id, field);
  if (!field || !fragment || columnShapes[column].editor !== 'rich') return null;
  return (
    <PopoverEditor
      width={520}
      under={<CellView activity={activity} column={column} />}
      onDismiss={() => onLeave('away')}
    >
      <RichEditor
        fragment={fragment}
        label={t(`column.${field}`)}
        place={{ activityId: activity.id, field }}
        autoFocus
        onLeave={() => onLeave('stay')}
      />
    </PopoverEditor>
  );
}
