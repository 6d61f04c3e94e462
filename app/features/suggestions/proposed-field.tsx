import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { activityText } from '#domain/document/shape';
import { CellView } from '../documents/cells/cell-view';
import { CellEditor } from '../documents/editors/cell-editor';
import { textFieldOf } from '../documents/grid/columns';
import { usePlan } from '../documents/plan/plan-context';
import { RichEditor } from '../documents/text/later-rich-editor';
import classes from './suggestions.module.css';

/**
 * One field of the copy, written with the editor that the plan has for it.
 * @param open it is written in at once
 * @param onDone the keyboard left it
 */
export function ProposedField(props: {
  activity: ActivitySnapshot;
  column: ColumnId;
  open: boolean;
  onDone: () => void;
}) {
  const { activity, column, open, onDone } = props;
  const { doc } = usePlan();
  const { t } = useTranslation('documents');
  const [editing, setEditing] = useState(open);
  const name = t(`column.${column}`);
  const text = textFieldOf(column);
  const fragment = text && activityText(doc, activity.id, text);
  if (text && fragment)
    return <RichEditor fragment={fragment} label={name} autoFocus={open} minHeight="7rem" onLeave={onDone} />;
  if (editing)
    return (
      <div className={classes.box} data-editing>
        <CellEditor
          activity={activity}
          column={column}
          seed={null}
          onLeave={(to) => {
            setEditing(false);
            if (to !== 'away') onDone();
          }}
        />
      </div>
    );
  const value = column === 'status' ? null : activity[column];
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return (
    <button
      type="button"
      className={classes.box}
      aria-label={t('cell.edit', { column: name })}
      onClick={() => setEditing(true)}
    >
      {isEmpty ? (
        <Text span c="dimmed" fz="sm">
          {t('cell.add')}
        </Text>
      ) : (
        <CellView activity={activity} column={column} />
      )}
    </button>
  );
}
