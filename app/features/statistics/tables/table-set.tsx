import { Accordion, Alert, SimpleGrid, Stack, Title } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AnyTable } from './cross-table';
import type { FigureTable } from './figures';
import { useLabels } from './labels';
import { OneWayTable } from './one-way-table';

/** A table that may not be shown at all, and why. */
export interface WithheldTable {
  readonly id: string;
  readonly dimensions: readonly string[];
  readonly reason: 'unsafe';
}

const first = ['request', 'outcome', 'sex'];

/** The fixed tables of a return or a release: three to begin with, the others one click away. */
export function TableSet(props: { tables: readonly FigureTable[]; withheld?: readonly WithheldTable[] }) {
  const { tables, withheld = [] } = props;
  const { t } = useTranslation('statistics');
  const labels = useLabels();
  const title = (dimensions: readonly string[]) => dimensions.map(labels.dimension).join(' × ');
  const leading = first.flatMap((id) => tables.find((table) => table.id === id) ?? []);
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, md: 3 }} spacing="xl">
        {leading.map((table) => (
          <section key={table.id} aria-label={title(table.dimensions)}>
            <OneWayTable table={table} />
          </section>
        ))}
      </SimpleGrid>
      <Title order={3}>{t('table.all', { count: tables.length })}</Title>
      <Accordion multiple chevronPosition="left" variant="contained" order={4}>
        {tables.map((table) => (
          <Accordion.Item key={table.id} value={table.id}>
            <Accordion.Control>{title(table.dimensions)}</Accordion.Control>
            <Accordion.Panel>
              <AnyTable table={table} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      {withheld.map(({ id, dimensions, reason }) => (
        <Alert key={id} color="gray" icon={<IconEyeOff />} title={title(dimensions)}>
          {t(`withheld.${reason}`)}
        </Alert>
      ))}
    </Stack>
  );
}
