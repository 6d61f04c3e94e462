import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '~/trpc/client';
import { useFocusBack } from '~/ui/focus';
import { RefusalAlert } from '~/ui/refusal-alert';

/** Approves a submitted return, or sends it back with a note. Shown only to those who may. */
export function Approval(props: {
  caseReturnId: string;
  submittedAt: string;
  /** Told once the page shows it. */
  onDone: (done: 'approved' | 'sentBack') => void;
}) {
  const { caseReturnId, submittedAt, onDone } = props;
  const { t } = useTranslation(['statistics', 'common']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [note, setNote] = useState<string | null>(null);
  const said = (done: 'approved' | 'sentBack') => async () => {
    await queries.invalidateQueries({ queryKey: trpc.caseReturn.pathKey() });
    setNote(null);
    onDone(done);
  };
  const approve = useMutation(trpc.caseReturn.approve.mutationOptions({ onSuccess: said('approved') }));
  const sendBack = useMutation(trpc.caseReturn.sendBack.mutationOptions({ onSuccess: said('sentBack') }));
  const approveButton = useFocusBack<HTMLButtonElement>(approve.isPending);
  const noteButton = useFocusBack<HTMLButtonElement>(note !== null);
  const error = approve.error ?? sendBack.error;
  const pending = approve.isPending || sendBack.isPending;
  return (
    <Stack gap="sm" maw="40rem">
      <RefusalAlert error={error} />
      {note === null ? (
        <Group gap="xs">
          <Button
            ref={approveButton}
            loading={approve.isPending}
            onClick={() => approve.mutate({ caseReturnId, submittedAt })}
          >
            {t('approve.button')}
          </Button>
          <Button ref={noteButton} variant="default" disabled={pending} onClick={() => setNote('')}>
            {t('approve.sendBack')}
          </Button>
        </Group>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            sendBack.mutate({ caseReturnId, submittedAt, note });
          }}
        >
          <Stack gap="xs">
            <Textarea
              label={t('approve.note')}
              description={t('approve.noteWhy')}
              required
              // The person has just asked to write it.
              autoFocus
              autosize
              minRows={2}
              maxLength={2000}
              dir="auto"
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Group gap="xs">
              <Button type="submit" loading={sendBack.isPending}>
                {t('approve.sendBack')}
              </Button>
              <Button variant="default" disabled={pending} onClick={() => setNote(null)}>
                {t('common:action.cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Stack>
  );
}
