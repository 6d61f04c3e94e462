import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type DocumentDiff, isSame } from '#domain/document/diff';
import type { EarlierMoment } from '#server/documents/moments';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { useNotice } from '~/ui/notice';
import { RefusalAlert } from '~/ui/refusal-alert';
import { CountsList } from './counts-list';

interface Asked {
  readonly documentId: string;
  readonly moment: EarlierMoment;
  /** Null: the whole document. */
  readonly activityId: string | null;
}

/** Before something becomes what it was: what will change, and that it can be taken back. */
export function RestoreDialog(
  props: Asked & { opened: boolean; onClose: () => void; onClosed?: () => void },
) {
  const { opened, onClose, onClosed, ...asked } = props;
  const { t } = useTranslation(['history', 'common']);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      title={t(asked.activityId === null ? 'restore.document' : 'restore.activity')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Question {...asked} onClose={onClose} />
    </Modal>
  );
}

function Question({ documentId, moment, activityId, onClose }: Asked & { onClose: () => void }) {
  const { t } = useTranslation(['history', 'common']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const notice = useNotice();
  const compared = useQuery(
    // Colleagues are writing: asked anew each time the dialog opens.
    trpc.document.compare.queryOptions(
      { documentId, before: 'now', after: moment },
      { staleTime: 0, gcTime: 0, retry: false, enabled: activityId === null },
    ),
  );
  const restore = useMutation(
    trpc.document.restore.mutationOptions({
      onSuccess: ({ changed }) => {
        onClose();
        notice.done(t(changed ? 'restore.done' : 'restore.unchanged'));
        return queries.invalidateQueries(trpc.document.pathFilter());
      },
    }),
  );
  const failure = restore.error ?? compared.error;
  const diff = compared.data?.diff;
  const ready = activityId !== null || (diff !== undefined && !isSame(diff));
  return (
    <Stack gap="sm" data-testid="restore">
      <RefusalAlert error={failure} />
      {activityId === null ? (
        <>
          {compared.isPending ? <Loader size="sm" aria-label={t('common:loading')} /> : null}
          {diff ? <WillChange diff={diff} /> : null}
        </>
      ) : (
        <Text>{t('restore.leadActivity')}</Text>
      )}
      {ready ? (
        <Text fz="sm" c="dimmed">
          {t('restore.after')}
        </Text>
      ) : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common:action.cancel')}
        </Button>
        <Button
          disabled={!ready}
          loading={restore.isPending}
          onClick={() =>
            restore.mutate({
              documentId,
              what:
                activityId === null ? { kind: 'document', moment } : { kind: 'activity', activityId, moment },
            })
          }
        >
          {t(activityId === null ? 'restore.confirm' : 'restore.confirmActivity')}
        </Button>
      </Group>
    </Stack>
  );
}

function WillChange({ diff }: { diff: DocumentDiff }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  if (isSame(diff)) return <Text>{t('restore.nothing')}</Text>;
  return (
    <>
      <Text>{t('restore.lead')}</Text>
      <CountsList
        counts={countsOf(diff)}
        more={[
          ...(diff.meta.length > 0 ? [t('restore.meta')] : []),
          ...(diff.outcomes.length > 0
            ? [t('compare.outcomesChanged', { number: format.number(diff.outcomes.length) })]
            : []),
          ...(diff.body ? [t('restore.text')] : []),
        ]}
      />
    </>
  );
}

/** As the list of counts names them. */
export function countsOf({ counts: { sections, activities } }: DocumentDiff) {
  const both = (change: keyof typeof sections) => ({
    sections: sections[change],
    activities: activities[change],
  });
  return {
    ...{ added: both('added'), deleted: both('removed'), changed: both('changed'), moved: both('moved') },
  };
}
