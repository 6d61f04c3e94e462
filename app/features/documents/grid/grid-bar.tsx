import { Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp, IconListSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { kindDefinitions } from '#domain/document/kinds';
import { isDated } from '#domain/period/period';
import { usePlan } from '../plan/plan-context';
import { useColumnName } from '../plan/use-column-name';
import { useAddress } from '../views/use-address';
import { useShown } from '../views/use-shown';
import { ColumnChoice } from './column-choice';
import type { Conflict } from './conflict';
import type { Columns } from './use-columns';

/** The line over the grid: how much there is, what still wants a date, how it is sorted, which columns are shown. */
export function GridBar(props: {
  columns: Columns;
  /** Whether something is being looked for. */
  found: boolean;
  onFind: () => void;
  /** Goes to a cell in which two people wrote. */
  onConflict: (conflict: Conflict) => void;
}) {
  const { columns, found, onFind, onConflict } = props;
  const { snapshot, conflicts } = usePlan();
  const { t } = useTranslation(['documents', 'grid']);
  const { activities } = snapshot;
  const [first] = conflicts;
  // "To be fixed" and nothing written are both without a date.
  const undated = kindDefinitions[snapshot.kind].columns.includes('period')
    ? activities.filter(({ period }) => period === null || !isDated(period)).length
    : 0;
  return (
    <Group justify="space-between" gap="xs" mb={-4}>
      <Text fz="sm" c="dimmed">
        {t('documents:import.activities', { count: activities.length, context: snapshot.kind })}
        {undated > 0 ? ` · ${t('documents:import.toFix', { count: undated })}` : null}
      </Text>
      <Sorted />
      {first ? (
        <Button size="compact-sm" variant="light" color="red" c="red.9" onClick={() => onConflict(first)}>
          {t('documents:plan.conflicts', { count: conflicts.length })}
        </Button>
      ) : null}
      <Group gap={4} wrap="nowrap" ms="auto">
        <Button
          variant={found ? 'light' : 'subtle'}
          color="gray"
          size="compact-sm"
          leftSection={<IconListSearch size={16} aria-hidden />}
          aria-keyshortcuts="Control+F"
          title={`${t('grid:find.open')} (Ctrl+F)`}
          onClick={onFind}
        >
          {t('grid:find.open')}
        </Button>
        <ColumnChoice columns={columns} />
      </Group>
    </Group>
  );
}

/** That the lines stand in another order than the document's, which stays what it is. Read out when it changes. */
function Sorted() {
  const { sorting } = useShown();
  const { set } = useAddress();
  const nameOf = useColumnName();
  const { t } = useTranslation(['grid', 'documents']);
  return (
    <Group gap={6} role="status" data-testid="sorted">
      {sorting ? (
        <>
          <Text fz="sm" c="dimmed">
            {t(sorting.descending ? 'grid:sort.descending' : 'grid:sort.ascending', {
              column: nameOf(sorting.by),
            })}
          </Text>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconArrowBackUp size={15} data-flip aria-hidden />}
            onClick={() => set('sort', null)}
          >
            {t('grid:sort.back')}
          </Button>
        </>
      ) : null}
    </Group>
  );
}
