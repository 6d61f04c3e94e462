import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '#domain/access/policy';
import type { OrganisationId } from '#domain/ids';
import type { StatusHistoryEntry } from '#server/activities/history';
import { useSignedIn } from '~/routes/layout';
import { useTRPC } from '~/trpc/client';
import { LoadFailed } from '~/ui/load-failed';
import { TableLoading } from '~/ui/loading';
import { HistoryEntry } from './history-entry';
import { ReportStatus } from './report-status';
import { useOrganisations } from './use-organisations';

/** Everything that was reported on an activity, newest first; what was corrected stays, struck through. */
export function StatusHistory(props: { documentId: string; activityId: string; title?: string }) {
  const { documentId, activityId, title = '' } = props;
  const { t } = useTranslation('activities');
  const trpc = useTRPC();
  const mayCorrect = useMayCorrect();
  const history = useQuery(trpc.activity.history.queryOptions({ documentId, activityId }));
  const people = useQuery(trpc.people.list.queryOptions());
  const [corrected, setCorrected] = useState<StatusHistoryEntry | null>(null);
  const [correcting, setCorrecting] = useState(false);

  if (history.isError) {
    return <LoadFailed title={t('history.failed')} retry={() => history.refetch()} />;
  }
  if (!history.data) return <TableLoading lines={3} />;
  const names = new Map((people.data ?? []).map((person) => [person.id, person.name]));
  return (
    <Stack gap={4}>
      <Title order={3}>{t('history.title')}</Title>
      {history.data.length === 0 ? (
        <Text c="dimmed" fz="sm">
          {t('history.empty')}
        </Text>
      ) : (
        <Stack component="ol" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
          {history.data.map((entry) => (
            <HistoryEntry
              key={entry.id}
              entry={entry}
              person={entry.reportedById === null ? null : (names.get(entry.reportedById) ?? '')}
              onCorrect={
                mayCorrect(entry, history.data)
                  ? () => {
                      setCorrected(entry);
                      setCorrecting(true);
                    }
                  : null
              }
            />
          ))}
        </Stack>
      )}
      {corrected ? (
        <ReportStatus
          documentId={documentId}
          activityId={activityId}
          title={title}
          correcting={corrected}
          opened={correcting}
          onClose={() => setCorrecting(false)}
        />
      ) : null}
    </Stack>
  );
}

/** The latest of what one's organisation said can be corrected; the server decides again when it is done. */
function useMayCorrect() {
  const { actor } = useSignedIn();
  const { isCommittee } = useOrganisations();
  return (entry: StatusHistoryEntry, history: readonly StatusHistoryEntry[]): boolean => {
    if (entry.replaced || entry.organisationId === null) return false;
    const latest = history.find((each) => !each.replaced && each.organisationId === entry.organisationId);
    if (latest !== entry) return false;
    // An organisation that reported was one of the responsibles.
    const organisationId = entry.organisationId as OrganisationId;
    return can(actor, 'activity.reportStatusFor', {
      networkId: actor.networkId,
      organisationId,
      responsibleOrganisationIds: [organisationId],
      copilId: isCommittee(organisationId) ? organisationId : null,
    });
  };
}
