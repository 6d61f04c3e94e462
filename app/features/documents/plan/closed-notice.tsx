import { Alert, Button, Group, Text } from '@mantine/core';
import { IconPlugConnectedX, IconPlugX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentConnection } from '../connection/open-document';
import { type Ending, isLost, type Status } from '../connection/save-state';
// Not fetched when it is needed, as other seldom parts are: the server may not give it any more.
import { DownloadUnsent } from '../grid/later-writing';

/** What may help by being done again with the page as it is: undoing, or dividing, comes first. */
const triedAgain: readonly Ending[] = ['message-too-large', 'document-too-large'];

/** Said while the server does not take this document: why, what becomes of what is written, and what to do. */
export function ClosedNotice({ connection, status }: { connection: DocumentConnection; status: Status }) {
  const { t } = useTranslation('collab');
  const { closed, again, unsent } = status;
  // What the server will never take is kept no longer than to be offered as a file.
  const nothingToKeep = isLost(closed) && !unsent;
  useEffect(() => {
    if (nothingToKeep) void connection.forget();
  }, [connection, nothingToKeep]);
  if (closed === null) {
    return again && status.line !== 'online' ? (
      <Alert
        color="yellow"
        icon={<IconPlugX aria-hidden />}
        title={
          <Text span inherit c="yellow.9">
            {t('trying')}
          </Text>
        }
        role="status"
        data-again={again}
      >
        {t(`closed.${again}`)}
      </Alert>
    ) : null;
  }
  const isSignedOut = closed === 'not-signed-in';
  return (
    <Alert
      color="red"
      icon={<IconPlugConnectedX aria-hidden />}
      title={t('title')}
      role="alert"
      data-closed={closed}
    >
      {closed === 'cannot-show' ? t('cannotShow') : t(`closed.${closed}`)}
      {isSignedOut ? ` ${t(status.onDevice ? 'keptHere' : 'notKept')}` : null}
      <Group gap="xs" mt="xs">
        {isSignedOut ? <SignIn leavesPage={status.save !== 'unsaved' && status.onDevice} /> : null}
        {triedAgain.includes(closed) ? (
          <Button size="compact-sm" onClick={() => connection.reconnect()}>
            {t('again')}
          </Button>
        ) : null}
        {isSignedOut || triedAgain.includes(closed) ? null : (
          <Button size="compact-sm" onClick={() => location.reload()}>
            {t('reload')}
          </Button>
        )}
        {unsent ? (
          <DownloadUnsent
            connection={connection}
            onGiven={() => {
              if (isLost(closed)) void connection.forget();
            }}
          />
        ) : null}
      </Group>
      {unsent ? (
        <Text fz="sm" mt="xs">
          {t('downloadHint')}
        </Text>
      ) : null}
    </Alert>
  );
}

/**
 * The way back in. What only this page holds must not go with it: then one signs in beside it, and it sends
 * everything as soon as it is looked at again.
 */
function SignIn({ leavesPage }: { leavesPage: boolean }) {
  const { t } = useTranslation('collab');
  const next = encodeURIComponent(location.pathname + location.search);
  return (
    <Button
      component="a"
      size="compact-sm"
      href={`/login?next=${next}`}
      {...(leavesPage ? {} : { target: '_blank', rel: 'noopener' })}
    >
      {t('signIn')}
    </Button>
  );
}
