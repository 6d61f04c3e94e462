import { Button, Checkbox, Group, Popover, Stack, Text } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import type { Table } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import { kindDefinitions } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { isDated } from '#domain/period/period';
import { usePlan } from '../plan/plan-context';
import type { Conflict } from './conflict';

/** The line over the grid: how much there is, what still wants a date, which columns are shown. */
export function GridBar(props: {
  table: Table<ActivitySnapshot>;
  /** Goes to a cell in which two people wrote. */
  onConflict: (conflict: Conflict) => void;
}) {
  const { table, onConflict } = props;
  const { snapshot, conflicts } = usePlan();
  const { t } = useTranslation('documents');
  const { activities } = snapshot;
  const [first] = conflicts;
  // "To be fixed" and nothing written are both without a date.
  const undated = kindDefinitions[snapshot.kind].columns.includes('period')
    ? activities.filter(({ period }) => period === null || !isDated(period)).length
    : 0;
  return (
    <Group justify="space-between" gap="xs" mb={-4}>
      <Text fz="sm" c="dimmed">
        {t('import.activities', { count: activities.length })}
        {undated > 0 ? ` · ${t('import.toFix', { count: undated })}` : null}
      </Text>
      {first ? (
        <Button size="compact-sm" variant="light" color="red" c="red.9" onClick={() => onConflict(first)}>
          {t('plan.conflicts', { count: conflicts.length })}
        </Button>
      ) : null}
      <Popover position="bottom-end" withinPortal shadow="md" trapFocus>
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconColumns size={16} aria-hidden />}
          >
            {t('plan.columns')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap={8}>
            {table.getAllLeafColumns().map((column) => (
              <Checkbox
                key={column.id}
                size="xs"
                label={String(column.columnDef.header)}
                checked={column.getIsVisible()}
                disabled={!column.getCanHide()}
                onChange={column.getToggleVisibilityHandler()}
              />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </Group>
  );
}
