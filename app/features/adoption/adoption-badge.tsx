import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconCircleCheck, IconGavel } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '~/trpc/client';
import { AmendmentsLink } from './amendments-link';
import { useWords } from './use-words';

/** In the document's header: by whom it was adopted and how much changed since, and whether a vote runs. */
export function AdoptionBadge({ documentId }: { documentId: string }) {
  const { t } = useTranslation('adoption');
  const trpc = useTRPC();
  const words = useWords();
  const { data } = useQuery(trpc.adoption.get.queryOptions({ documentId }));
  if (!data) return null;
  const { current, votes } = data;
  const runs = votes.some(({ state }) => state !== 'ended');
  if (!current && !runs) return null;
  const page = `/documents/${documentId}/adoption`;
  return (
    <Group gap={8} mt={4} data-testid="adoption-badge">
      {current ? (
        <Text fz="sm" component="span">
          <IconCircleCheck
            size={16}
            color="var(--mantine-color-green-9)"
            style={{ verticalAlign: 'text-bottom', marginInlineEnd: 6 }}
            aria-hidden
          />
          <Anchor component={Link} to={page} fz="sm">
            {words.adopted(current)}
          </Anchor>
          {t('between')}
          <AmendmentsLink documentId={documentId} versionId={current.version.id} />
        </Text>
      ) : null}
      {runs ? (
        <Badge
          component={Link}
          to={page}
          color="orange.9"
          variant="light"
          leftSection={<IconGavel size={13} aria-hidden />}
          style={{ cursor: 'pointer' }}
        >
          {t('voteRuns')}
        </Badge>
      ) : null}
    </Group>
  );
}
