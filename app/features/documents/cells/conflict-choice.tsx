import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot } from '#domain/document/read';
import { setActivity } from '#domain/document/shape';
import type { Conflict, ScalarColumn } from '../grid/conflict';
import { usePlan } from '../plan/plan-context';
import { CellView } from './cell-view';

/** Two people wrote in one cell: both values, and a choice. Nothing is overwritten before it. */
export function ConflictChoice(props: {
  activity: ActivitySnapshot;
  conflict: Conflict;
  /** Where the focus goes from the button that is no more. */
  onChosen: () => void;
}) {
  const { activity, conflict, onChosen } = props;
  const { edit, authors, settle } = usePlan();
  const { t } = useTranslation('documents');
  const { column, mine } = conflict;
  const who = authors.ofValue(activity.id, column);
  // `mine` was read for this very column.
  const withMine = { ...activity, [column]: mine } as ActivitySnapshot;
  const choose = (keepMine: boolean): void => {
    if (keepMine) {
      edit((doc) => setActivity(doc, activity.id, column, withMine[column] as Value, 'grid'));
    }
    settle(conflict);
    onChosen();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the buttons' clicks from the cell, which would open
    <div
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        // Back to the cell of the grid; the choice stays.
        const cell = event.currentTarget.closest<HTMLElement>('[data-row][data-column]');
        if (event.key === 'Escape') cell?.focus();
      }}
    >
      <Stack gap={4} role="alert" data-testid="conflict">
        <Text fz="xs" c="red.9">
          {t('cell.conflict', { name: who ?? t('cell.someone') })}
        </Text>
        <div>
          <Text fz="xs" c="dimmed" span>
            {t('cell.mine')}:{' '}
          </Text>
          <CellView activity={withMine} column={column} />
        </div>
        <div>
          <Text fz="xs" c="dimmed" span>
            {t('cell.theirs')}:{' '}
          </Text>
          <CellView activity={activity} column={column} />
        </div>
        <Group gap={4}>
          <Button size="compact-xs" data-keep-mine onClick={() => choose(true)}>
            {t('cell.keepMine')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => choose(false)}>
            {t('cell.takeTheirs')}
          </Button>
        </Group>
      </Stack>
    </div>
  );
}

/** A column's value is of that column's type; over all columns the compiler sees only the union. */
type Value = Parameters<typeof setActivity<ScalarColumn>>[3];
