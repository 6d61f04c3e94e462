import { Anchor, Text } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutcomeSnapshot } from '#domain/document/read-workshop';
import { useTRPC } from '~/trpc/client';
import { usePlan } from '../documents/plan/plan-context';

/** The activity of a plan that a decision became. */
export function BecameActivity({ outcome: { activity } }: { outcome: OutcomeSnapshot }) {
  const { documentId } = usePlan();
  const { t } = useTranslation('agendas');
  const trpc = useTRPC();
  const { data } = useQuery(trpc.agenda.get.queryOptions({ documentId }));
  if (!activity) return null;
  const linked = data?.became.find((each) => each.activityId === activity.activityId);
  return (
    <Text fz="sm">
      <span aria-hidden className="mirrored">
        →
      </span>{' '}
      <Anchor
        component={Link}
        to={`/documents/${activity.documentId}?activity=${activity.activityId}`}
        fz="sm"
      >
        {linked ? t('outcome.became', { plan: linked.documentTitle }) : t('outcome.becameUnknown')}
      </Anchor>
    </Text>
  );
}
