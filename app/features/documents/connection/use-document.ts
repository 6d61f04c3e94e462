import { useEffect, useState, useSyncExternalStore } from 'react';
import { type DocumentConnection, type DocumentToOpen, openDocument } from './open-document';
import type { Status } from './save-state';

/** The document while this page shows it; null until the browser has taken over from the server's page. */
export function useDocument({
  documentId,
  personId,
  epoch,
  access,
}: DocumentToOpen): DocumentConnection | null {
  const [connection, setConnection] = useState<DocumentConnection | null>(null);
  useEffect(() => {
    const opened = openDocument({ documentId, personId, epoch, access });
    setConnection(opened);
    return () => {
      setConnection(null);
      opened.close();
    };
  }, [documentId, personId, epoch, access]);
  return connection;
}

/** What is true of the edits and the line, now. */
export function useConnection(connection: DocumentConnection): Status {
  return useSyncExternalStore(connection.subscribe, connection.status, connection.status);
}
