import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counted } from '#domain/statistics/tables';
import type { ReturnPage } from '#server/statistics/read-return';
import { useLocalText } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { RefusalAlert } from '~/ui/refusal-alert';
import { submissionOf } from './submission';

/** Sends the fixed tables, and asks only what the case needs: a reason, or who will check. */
export function SubmitForm(props: { page: ReturnPage; counted: Counted; onSent: () => void }) {
  const { page, counted, onSent } = props;
  const { t } = useTranslation('statistics');
  const text = useLocalText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState<string | null>(null);
  const submit = useMutation(
    trpc.caseReturn.submit.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.caseReturn.pathKey() });
        onSent();
      },
    }),
  );
  const replaces = page.current?.state === 'approved';
  const { approvers, organisation, period } = page;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const where = {
          periodId: period.id,
          organisationId: organisation.id,
          reason,
          approverOrganisationId: approver,
        };
        submit.mutate(submissionOf(counted, where, dayjs().format('YYYY-MM-DD')));
      }}
    >
      <Stack gap="sm" maw="40rem">
        {replaces ? (
          <Textarea
            label={t('submit.reason')}
            description={t('submit.reasonWhy')}
            required
            autosize
            minRows={2}
            maxLength={500}
            dir="auto"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        ) : null}
        {approvers.own ? null : (
          <Select
            label={t('submit.approver')}
            description={t('submit.approverWhy')}
            placeholder={t('submit.nobody')}
            clearable
            searchable
            data={approvers.elsewhere.map(({ id, code, names }) => ({
              value: id,
              label: `${code} – ${text(names)}`,
            }))}
            value={approver}
            onChange={setApprover}
          />
        )}
        <RefusalAlert error={submit.error} />
        <Group gap="md">
          <Button type="submit" loading={submit.isPending}>
            {t('submit.button')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('submit.what', { count: counted.tables.length })}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
