import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '~/trpc/client';

/** In history, beside an edit that accepting suggestions wrote: who proposed it. */
export function ProposedBy(props: {
  documentId: string;
  sequence: number;
  nameOf: (personId: string) => string;
}) {
  const { documentId, sequence, nameOf } = props;
  const { t } = useTranslation('suggestions');
  const trpc = useTRPC();
  const { data } = useQuery(trpc.suggestion.list.queryOptions({ documentId }));
  const from = (data?.suggestions ?? []).filter((each) => each.sequence === sequence);
  const names = [...new Set(from.map(({ byId, author }) => author || nameOf(byId)))];
  if (names.length === 0) return null;
  return (
    <Text span fz="sm" c="dimmed">
      {' '}
      · <bdi>{t('proposedBy', { name: names.join(', ') })}</bdi>
    </Text>
  );
}
