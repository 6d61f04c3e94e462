import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReleaseView } from '#server/statistics/releases';
import { useFormat } from '~/i18n/format';
import { Amounts } from '../tables/amounts';
import { releasedFigures } from '../tables/figures';
import { TableSet } from '../tables/table-set';
import { ReleasedUnions } from './released-unions';

/** What the network may see of a locked period, with what is hidden and why. */
export function ReleaseTables({ release }: { release: ReleaseView }) {
  const { t } = useTranslation('statistics');
  const format = useFormat();
  const { tables, amounts, k, reported, expected } = release;
  const withheld = tables.filter((table) => table.withheld !== null);
  return (
    <Stack gap="md" component="section" aria-label={t('release.title')}>
      <div>
        <Title order={2}>{t('release.title')}</Title>
        <Text size="sm" c="dimmed">
          {t('release.of', { reported, expected })} ·{' '}
          {t('release.revision', { revision: release.revision, at: format.dateTime(release.at) })}
        </Text>
      </div>
      <ReleasedUnions release={release} />
      <Paper withBorder p="sm" maw="46rem">
        <Text size="sm">
          <b>·</b> {t('release.legend', { most: k - 1 })}
        </Text>
      </Paper>
      <TableSet
        tables={tables.filter((table) => table.withheld === null).map(releasedFigures)}
        withheld={withheld}
      />
      <Amounts amounts={amounts} />
    </Stack>
  );
}
