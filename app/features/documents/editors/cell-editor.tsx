import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { setSessionTime } from '#domain/document/agenda';
import type { ActivityScalars } from '#domain/document/fields';
import type { ColumnId } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { type RichNode, readRichText, richTextToPlain } from '#domain/document/rich-text';
import { activityText, setActivity } from '#domain/document/shape';
import { CellView } from '../cells/cell-view';
import { isEntries } from '../cells/entries';
import { columnShapes, textFieldOf } from '../grid/columns';
import type { ScalarColumn } from '../grid/conflict';
import { leaving } from '../grid/edits';
import { fromText } from '../grid/read-scalar';
import { isTyped, type TypedColumn, toText } from '../grid/scalars';
import { usePlan } from '../plan/plan-context';
import { readingContext } from '../plan/reading-context';
import { useColumnName } from '../plan/use-column-name';
import { useStrandActivity } from '../stranded/use-strand-activity';
import { RichEditor } from '../text/later-rich-editor';
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
  const nameOf = useColumnName();
  const label = t('cell.edit', { column: nameOf(column) });
  const { isGone, strandHere } = useStrandActivity(before, column);

  function leaveScalar<F extends ScalarColumn>(
    field: F,
    to: Leave['to'],
    written: { readonly value: Parameters<typeof setActivity<F>>[3] } | null,
  ): void {
    if (written && isGone()) {
      if (leaving(before[field], written.value, before[field]) === 'write') strandValue(field, written.value);
      onLeave('away');
      return;
    }
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

  function strandValue<F extends ScalarColumn>(field: F, value: ActivityScalars[F]): void {
    // A column's value is of that column's type, which the compiler does not see over all of them.
    const withMine = { ...before, [field]: value } as ActivitySnapshot;
    if (isTyped(field)) strandTyped(field, toText(withMine, field));
    else
      strandHere({
        text: withMine.kind === null ? '' : t(`activityKind.${withMine.kind}`),
        reads: null,
        write: (target) => write(target, field, value),
      });
  }

  function strandTyped(field: TypedColumn, text: string): void {
    const read = (words: string) => fromText(field, words, readingContext(snapshot));
    strandHere({
      text,
      reads: (words) => read(words) !== null,
      write: (target, words) => {
        const written = read(words);
        if (written) write(target, field, written.value);
      },
    });
  }

  if (isTyped(column)) {
    return (
      <TypedEditor
        activity={activity}
        column={column}
        label={label}
        seed={seed}
        onLeave={({ to }, value) => leaveScalar(column, to, value)}
        onTorn={(text) => {
          if (!isGone()) leaveScalar(column, 'away', fromText(column, text, readingContext(snapshot)));
          else if (text !== toText(before, column)) strandTyped(column, text);
        }}
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
      label={label}
      width={520}
      under={<CellView activity={activity} column={column} />}
      onDismiss={() => onLeave('away')}
      onTorn={() => {
        const text = plain(readRichText(fragment));
        // Every letter is in the row already, and comes back with it.
        if (isGone() && text !== plain(before[field]))
          strandHere({ text, reads: null, write: () => undefined });
      }}
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

const plain = (text: RichNode): string => richTextToPlain(text).trim();
