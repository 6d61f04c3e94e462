import { Alert, Button, Group } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentConnection } from '../connection/open-document';
import type { Status } from '../connection/save-state';

/** Said when the server closed the document for good: why, and how to keep what was not sent. */
export function ClosedNotice({ connection, status }: { connection: DocumentConnection; status: Status }) {
  const { t } = useTranslation('collab');
  // Who may no longer read a document keeps no copy of it; what was not sent is offered as a file first.
  const nothingToKeep = status.closed === 'not-allowed' && status.save === 'saved';
  useEffect(() => {
    if (nothingToKeep) void connection.forget();
  }, [connection, nothingToKeep]);
  if (status.closed === null) return null;
  return (
    <Alert
      color="red"
      icon={<IconPlugConnectedX />}
      title={t('title')}
      role="alert"
      data-closed={status.closed}
    >
      {t(`closed.${status.closed}`)}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" onClick={() => connection.reconnect()}>
          {t('again')}
        </Button>
        {status.save === 'saved' ? null : (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              offer(connection);
              if (status.closed === 'not-allowed') void connection.forget();
            }}
          >
            {t('download')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** Gives what was not sent as a file, before the device's copy goes. */
function offer(connection: DocumentConnection): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(connection.download())]));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${connection.documentId}.jalon`;
  link.click();
  URL.revokeObjectURL(url);
}
