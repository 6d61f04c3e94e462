import { Anchor, Text } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '~/trpc/client';
import { comparison } from '../documents/history/moments';

/** Two whole states are compared for it: looked at again each minute, not at every edit. */
const EVERY_MS = 60_000;

/** How much changed since the adoption; leads to the comparison with the adopted version. */
export function AmendmentsLink({ documentId, versionId }: { documentId: string; versionId: string }) {
  const { t } = useTranslation('adoption');
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.adoption.amendments.queryOptions({ documentId }, { staleTime: 0, refetchInterval: EVERY_MS }),
  );
  if (!data) return null;
  if (data.count === 0)
    return (
      <Text span fz="sm" c="dimmed" data-testid="amendments" data-count={0}>
        {t('amendments.none')}
      </Text>
    );
  return (
    <Anchor
      component={Link}
      to={comparison(documentId, { version: versionId }, 'now')}
      fz="sm"
      // It stands in a sentence.
      underline="always"
      title={t('amendments.see')}
      data-testid="amendments"
      data-count={data.count}
    >
      {t('amendments.count', { count: data.count })}
    </Anchor>
  );
}
