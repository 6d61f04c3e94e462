import { Accordion, Alert, Box, Button, SimpleGrid, Stack } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnyTable } from './cross-table';
import type { FigureTable } from './figures';
import { useLabels } from './labels';
import { OneWayTable } from './one-way-table';

/** A table that may not be shown at all. */
interface WithheldTable {
  readonly id: string;
  readonly dimensions: readonly string[];
}

const first = ['request', 'outcome', 'sex'];

/** The fixed tables of a return or a release: three to begin with, the others one click away. */
export function TableSet(props: { tables: readonly FigureTable[]; withheld?: readonly WithheldTable[] }) {
  const { tables, withheld = [] } = props;
  const { t } = useTranslation('statistics');
  const labels = useLabels();
  const [opened, setOpened] = useState(false);
  const Sign = opened ? IconChevronUp : IconChevronDown;
  const title = (dimensions: readonly string[]) => dimensions.map(labels.dimension).join(' × ');
  const leading = first.flatMap((id) => tables.find((table) => table.id === id) ?? []);
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xl">
        {leading.map((table) => (
          <OneWayTable key={table.id} table={table} />
        ))}
      </SimpleGrid>
      {tables.length > 0 ? (
        <Box>
          <Button
            variant="subtle"
            px={4}
            aria-expanded={opened}
            rightSection={<Sign size={16} aria-hidden />}
            onClick={() => setOpened(!opened)}
          >
            {t('table.all', { count: tables.length })}
          </Button>
        </Box>
      ) : null}
      {/* Hundreds of cells: made when somebody looks. */}
      {opened ? (
        <Accordion multiple chevronPosition="left" variant="contained" order={3}>
          {tables.map((table) => (
            <Accordion.Item key={table.id} value={table.id}>
              <Accordion.Control>{title(table.dimensions)}</Accordion.Control>
              <Accordion.Panel>
                <AnyTable table={table} />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      ) : null}
      {withheld.length > 0 ? (
        <Alert color="gray" icon={<IconEyeOff />} title={t('withheld.title')}>
          {t('withheld.unsafe')}
          <Box component="ul" mb={0} data-testid="withheld">
            {withheld.map(({ id, dimensions }) => (
              <li key={id}>{title(dimensions)}</li>
            ))}
          </Box>
        </Alert>
      ) : null}
    </Stack>
  );
}
