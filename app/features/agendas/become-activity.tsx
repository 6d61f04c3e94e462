import { Modal, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kindDefinitions } from '#domain/document/kinds';
import type { OutcomeSnapshot } from '#domain/document/read-workshop';
import { richTextToPlain } from '#domain/document/rich-text';
import { useTRPC } from '~/trpc/client';
import { FormActions } from '~/ui/form';
import { useNotice } from '~/ui/notice';
import { RefusalAlert } from '~/ui/refusal-alert';
import { usePlan } from '../documents/plan/plan-context';

/** Chooses the plan, and the section, in which a decision becomes an activity. */
export function BecomeActivity(props: { outcome: OutcomeSnapshot; opened: boolean; onClose: () => void }) {
  const { outcome, opened, onClose } = props;
  const { t } = useTranslation(['agendas', 'common']);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('agendas:outcome.turnTitle')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Form outcome={outcome} onClose={onClose} />
    </Modal>
  );
}

function Form({ outcome, onClose }: { outcome: OutcomeSnapshot; onClose: () => void }) {
  const { documentId } = usePlan();
  const { t } = useTranslation(['agendas', 'documents']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const notice = useNotice();
  const documents = useQuery(trpc.document.list.queryOptions());
  const { data: agenda } = useQuery(trpc.agenda.get.queryOptions({ documentId }));
  const plans = (documents.data ?? []).filter(
    ({ kind, access }) => access === 'write' && kindDefinitions[kind].columns.includes('status'),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [sectionId, setSectionId] = useState<string | null>(null);
  // Where the workshop's own activity stands, unless something else is chosen.
  const own = plans.find(({ id }) => id === agenda?.activity?.documentId);
  const planId = chosen ?? own?.id ?? plans[0]?.id ?? null;
  const sections = useQuery(
    trpc.agenda.sections.queryOptions({ documentId: planId ?? '' }, { enabled: planId !== null }),
  );
  const become = useMutation(
    trpc.agenda.becomeActivity.mutationOptions({
      networkMode: 'always',
      onSuccess: async () => {
        onClose();
        notice.done(t('agendas:outcome.made'));
        await queries.invalidateQueries(trpc.agenda.pathFilter());
      },
    }),
  );
  if (documents.data && plans.length === 0) return <Text>{t('agendas:outcome.noPlans')}</Text>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (planId) become.mutate({ documentId, outcomeId: outcome.id, planId, sectionId });
      }}
    >
      <Stack gap="sm">
        {/* A list that has the focus is open, over the button. */}
        <Text fw={600} dir="auto" tabIndex={-1} data-autofocus>
          {richTextToPlain(outcome.what)}
        </Text>
        <Text fz="sm" c="dimmed">
          {t('agendas:outcome.turnText')}
        </Text>
        <Select
          searchable
          allowDeselect={false}
          label={t('agendas:outcome.plan')}
          data={plans.map(({ id, title, owner }) => ({
            value: id,
            label: [owner?.code, title || t('documents:plan.untitled')].filter(Boolean).join(' · '),
          }))}
          value={planId}
          onChange={(id) => {
            setChosen(id);
            setSectionId(null);
          }}
        />
        <Select
          searchable
          clearable
          label={t('agendas:outcome.section')}
          placeholder={t('agendas:outcome.noSection')}
          data={(sections.data ?? []).map(({ id, title, depth }) => ({
            value: id,
            label: `${'– '.repeat(depth)}${title || t('documents:plan.untitled')}`,
          }))}
          value={sectionId}
          onChange={setSectionId}
        />
        <RefusalAlert error={become.error} />
      </Stack>
      <FormActions submit={t('agendas:outcome.make')} pending={become.isPending} onCancel={onClose} />
    </form>
  );
}
