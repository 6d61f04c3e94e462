import { ActionIcon, Checkbox, Group, Select, Stack } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { columnIds } from '#domain/document/kinds';
import { useColumnName } from '../plan/use-column-name';
import type { Columns } from './use-columns';

/** Which columns are shown, in which order, and how many of them stay in sight. */
export function ColumnList({ columns }: { columns: Columns }) {
  const { t } = useTranslation('grid');
  const { all, show, frozen, freeze, move } = columns;
  const nameOf = useColumnName();
  return (
    <Stack gap="sm">
      <Stack gap={4}>
        {all.map(({ id, visible }, index) => {
          const name = nameOf(id);
          return (
            <Group key={id} justify="space-between" wrap="nowrap" gap="lg">
              <Checkbox
                size="xs"
                label={name}
                checked={visible}
                disabled={id === 'title'}
                onChange={(event) => show(id, event.currentTarget.checked)}
              />
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  disabled={index === 0}
                  aria-label={t('columns.earlier', { column: name })}
                  onClick={() => move(id, -1)}
                >
                  <IconArrowUp size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  disabled={index === all.length - 1}
                  aria-label={t('columns.later', { column: name })}
                  onClick={() => move(id, 1)}
                >
                  <IconArrowDown size={14} aria-hidden />
                </ActionIcon>
              </Group>
            </Group>
          );
        })}
      </Stack>
      <Select
        size="xs"
        label={t('columns.frozen')}
        comboboxProps={{ withinPortal: false }}
        allowDeselect={false}
        value={frozen ?? NOTHING}
        data={[
          { value: NOTHING, label: t('columns.frozenNone') },
          ...all.filter(({ visible }) => visible).map(({ id }) => ({ value: id, label: nameOf(id) })),
        ]}
        onChange={(chosen) => freeze(columnIds.find((id) => id === chosen) ?? null)}
      />
    </Stack>
  );
}

const NOTHING = 'nothing';
