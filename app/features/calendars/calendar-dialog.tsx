import { ActionIcon, Button, CopyButton, Group, Loader, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/format';
import { useLanguage } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { RefusalAlert } from '~/ui/refusal-alert';

/**
 * Makes and takes back the address under which a calendar program reads a document's dates, or with `documentId` null
 * those of one's own organisations. The address is shown once: the server keeps its hash alone.
 * @param onClosed called when it is gone: it does not know whom to give the focus back to
 */
export function CalendarDialog(props: {
  documentId: string | null;
  opened: boolean;
  onClose: () => void;
  onClosed: () => void;
}) {
  const { documentId, opened, onClose, onClosed } = props;
  const { t } = useTranslation(['calendar', 'common']);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      size="lg"
      title={t(documentId === null ? 'calendar:own.title' : 'calendar:document.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <CalendarAddress documentId={documentId} />
    </Modal>
  );
}

function CalendarAddress({ documentId }: { documentId: string | null }) {
  const { t } = useTranslation('calendar');
  const language = useLanguage();
  const format = useFormat();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const feeds = useQuery(trpc.calendar.list.queryOptions());
  const onSuccess = () => queries.invalidateQueries(trpc.calendar.pathFilter());
  const own = useMutation(trpc.calendar.createOwn.mutationOptions({ onSuccess }));
  const ofDocument = useMutation(trpc.calendar.createOfDocument.mutationOptions({ onSuccess }));
  const revoke = useMutation(
    trpc.calendar.revoke.mutationOptions({
      onSuccess: () => {
        own.reset();
        ofDocument.reset();
        return onSuccess();
      },
    }),
  );
  const made = own.data ?? ofDocument.data;
  const making = own.isPending || ofDocument.isPending;
  const failure = own.error ?? ofDocument.error ?? revoke.error ?? feeds.error;
  const feed = feeds.data?.find((each) => each.documentId === documentId);
  const create = (): void => {
    if (documentId === null) own.mutate({ language });
    else ofDocument.mutate({ documentId, language });
  };
  return (
    <Stack gap="md" data-testid="calendar-address">
      <Text>{t(documentId === null ? 'own.lead' : 'document.lead')}</Text>
      <Text fz="sm" c="dimmed">
        {t('secret')}
      </Text>
      <RefusalAlert error={failure} />
      {made ? <Address path={made.path} /> : null}
      {feed ? (
        <Text fz="sm" role="status">
          {t('made', { date: format.dateTime(feed.createdAt) })}{' '}
          {feed.readAt ? t('read', { date: format.dateTime(feed.readAt) }) : t('neverRead')}
        </Text>
      ) : null}
      {feeds.isPending ? <Loader size="sm" /> : null}
      {feeds.isSuccess ? (
        <Group justify="flex-end">
          {feed ? (
            <Button
              variant="default"
              loading={revoke.isPending}
              onClick={() => revoke.mutate({ feedId: feed.id })}
            >
              {t('revoke')}
            </Button>
          ) : null}
          {feed && made ? null : (
            <Button loading={making} onClick={create}>
              {t(feed ? 'replace' : 'create')}
            </Button>
          )}
        </Group>
      ) : null}
      {feed && !made ? (
        <Text fz="sm" c="dimmed">
          {t('replaceHint')}
        </Text>
      ) : null}
    </Stack>
  );
}

/** The address whole, as this page was reached: an installation may have several names. */
function Address({ path }: { path: string }) {
  const { t } = useTranslation('calendar');
  const address = `${window.location.origin}${path}`;
  return (
    <div role="status">
      <TextInput
        label={t('address')}
        description={t('once')}
        readOnly
        dir="ltr"
        value={address}
        onFocus={(event) => event.currentTarget.select()}
        rightSection={
          <CopyButton value={address}>
            {({ copied, copy }) => (
              <ActionIcon
                variant="subtle"
                color={copied ? 'teal' : 'gray'}
                onClick={copy}
                aria-label={t(copied ? 'copied' : 'copy')}
              >
                {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              </ActionIcon>
            )}
          </CopyButton>
        }
      />
    </div>
  );
}
