import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link, useNavigate } from '@remix-run/react';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kindDefinitions } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { newId } from '#domain/ids';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { useNotice } from '~/ui/notice';
import { usePlan } from '../documents/plan/plan-context';

/** The agendas of an activity, and the workshop in which it was decided. */
export function ActivityAgendas({ activity }: { activity: ActivitySnapshot }) {
  const { documentId, snapshot, writable } = usePlan();
  const { t } = useTranslation(['agendas', 'documents']);
  const format = useFormat();
  const trpc = useTRPC();
  const isPlan = kindDefinitions[snapshot.kind].columns.includes('status');
  const { data } = useQuery(
    trpc.agenda.ofActivity.queryOptions({ documentId, activityId: activity.id }, { enabled: isPlan }),
  );
  const agendas = data ?? [];
  if (!isPlan || (!writable && agendas.length === 0 && !activity.decidedIn)) return null;
  return (
    <section aria-label={t('agendas:panel.title')} data-testid="activity-agendas">
      <Text fw={600} mt="md" mb={4}>
        {t('agendas:panel.title')}
      </Text>
      <Stack gap={4}>
        {agendas.map((agenda) => (
          <Text key={agenda.documentId} fz="sm">
            <Anchor component={Link} to={`/documents/${agenda.documentId}`} fz="sm" dir="auto">
              {agenda.title || t('documents:plan.untitled')}
            </Anchor>
            <Text span c="dimmed">
              {' · '}
              {agenda.start
                ? [agenda.start, ...(agenda.end === agenda.start ? [] : [agenda.end])]
                    .map((date) => format.date(date ?? ''))
                    .join(' – ')
                : t('agendas:panel.undated')}
            </Text>
          </Text>
        ))}
        {writable ? <CreateAgenda activityId={activity.id} first={agendas.length === 0} /> : null}
        {activity.decidedIn ? <DecidedIn documentId={activity.decidedIn.documentId} /> : null}
      </Stack>
    </section>
  );
}

function CreateAgenda({ activityId, first }: { activityId: string; first: boolean }) {
  const { documentId } = usePlan();
  const { t } = useTranslation('agendas');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const notice = useNotice();
  const go = useNavigate();
  // The same until it is made: pressed twice, one is made.
  const [id] = useState(() => newId<string>());
  const create = useMutation(
    trpc.agenda.create.mutationOptions({
      networkMode: 'always',
      onSuccess: async (made) => {
        await queries.invalidateQueries(trpc.agenda.pathFilter());
        go(`/documents/${made.id}`);
      },
      onError: notice.failed,
    }),
  );
  return (
    <Group>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={15} aria-hidden />}
        loading={create.isPending}
        onClick={() => create.mutate({ documentId, activityId, id })}
      >
        {t(first ? 'panel.create' : 'panel.another')}
      </Button>
    </Group>
  );
}

function DecidedIn({ documentId }: { documentId: string }) {
  const { t } = useTranslation(['agendas', 'documents']);
  const trpc = useTRPC();
  const { data } = useQuery(trpc.agenda.get.queryOptions({ documentId }, { retry: false }));
  return (
    <Text fz="sm">
      {data ? (
        <>
          {t('agendas:panel.decidedIn')}{' '}
          <Anchor component={Link} to={`/documents/${documentId}?part=workshop`} fz="sm" dir="auto">
            {data.title || t('documents:plan.untitled')}
          </Anchor>
        </>
      ) : (
        t('agendas:panel.decidedElsewhere')
      )}
    </Text>
  );
}
