import { Button, Group, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Ref, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#domain/ids';
import type { Suggested } from '#domain/suggestions/proposal';
import { useTRPC } from '~/trpc/client';
import { useNotice } from '~/ui/notice';
import { usePlan } from '../documents/plan/plan-context';
import { useSuggestions } from './suggestions-context';

/** Why, and the button that sends. What was not sent stays in the dialog. */
export function SendForm(props: {
  suggestions: readonly Suggested[];
  ready: boolean;
  reasonRef?: Ref<HTMLTextAreaElement>;
}) {
  const { suggestions, ready, reasonRef } = props;
  const { documentId } = usePlan();
  const { ended } = useSuggestions();
  const { t } = useTranslation(['suggestions', 'common']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const notice = useNotice();
  const [reason, setReason] = useState('');
  const idOf = useRef(createIds());
  const send = useMutation(
    trpc.suggestion.propose.mutationOptions({
      // Without a line it would wait in silence; the person is told at once and sends it again.
      networkMode: 'always',
      onSuccess: async ({ ids }) => {
        ended();
        notice.done(t('suggestions:propose.sent', { count: ids.length }));
        await queries.invalidateQueries(trpc.suggestion.list.queryFilter({ documentId }));
      },
    }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || send.isPending) return;
        send.mutate({
          documentId,
          suggestions: suggestions.map(({ proposal, before }) => ({
            ...{ suggestionId: idOf.current(proposal), proposal, before },
            reason: reason.trim(),
          })),
        });
      }}
    >
      <Textarea
        ref={reasonRef}
        label={t('suggestions:propose.reason')}
        description={t('suggestions:propose.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit();
        }}
        autosize
        minRows={2}
        maxLength={2000}
        dir="auto"
      />
      {send.isError ? (
        <Text fz="sm" c="red.9" role="alert" mt={6}>
          {t('suggestions:propose.failed')}
        </Text>
      ) : null}
      <Group gap={8} mt="sm">
        <Button type="submit" disabled={!ready} loading={send.isPending}>
          {t('suggestions:propose.send', { count: Math.max(suggestions.length, 1) })}
        </Button>
        <Button variant="subtle" color="gray" c="gray.8" onClick={ended}>
          {t('common:action.cancel')}
        </Button>
      </Group>
    </form>
  );
}

/** The same proposal sent again over a bad line keeps its id, so that it is one; a changed one is another. */
function createIds(): (proposal: object) => string {
  const ids = new Map<string, string>();
  return (proposal) => {
    const content = JSON.stringify(proposal);
    const id = ids.get(content) ?? newId<string>();
    ids.set(content, id);
    return id;
  };
}
