import { Button, Checkbox, Group, Popover, Stack, Text } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import type { Table } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot } from '#domain/document/read';
import { isDated } from '#domain/period/period';
import { usePlan } from '../plan/plan-context';

/** The line over the grid: how much there is, what still wants a date, which columns are shown. */
export function GridBar({ table }: { table: Table<ActivitySnapshot> }) {
  const { snapshot } = usePlan();
  const { t } = useTranslation('documents');
  const { activities } = snapshot;
  const toFix = activities.filter(
    ({ period }) => period !== null && period.text.trim() !== '' && !isDated(period),
  ).length;
  return (
    <Group justify="space-between" gap="xs" mb={-4}>
      <Text fz="sm" c="dimmed">
        {t('import.activities', { count: activities.length })}
        {toFix > 0 ? ` · ${t('import.toFix', { count: toFix })}` : null}
      </Text>
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
