import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readDocument } from '#domain/document/read';
import { documentParts } from '#domain/document/shape';
import { saveFile } from '~/ui/save-file';
import type { DocumentConnection } from '../connection/open-document';
import { useEntryWords, useFieldName, useValueWords } from '../history/use-words';
import { unsentFile } from './unsent-file';
import { useChoices } from './use-choices';

/** Gives what was not sent as a text file, before the device's copy goes. */
export function DownloadUnsent(props: { connection: DocumentConnection; onGiven: () => void }) {
  const { connection, onGiven } = props;
  const { t } = useTranslation(['collab', 'documents']);
  const [field, value] = [useFieldName(), useValueWords()];
  const { doc } = connection;
  const snapshot = readDocument(doc);
  const choices = useChoices(snapshot.kind);
  const link = (id: string): string => snapshot.activities.find((row) => row.id === id)?.title ?? id;
  const entry = useEntryWords({ choices, link });
  const give = (): void => {
    const text = unsentFile(
      snapshot,
      connection.unsentPlaces(),
      {
        head: t('unsent.head'),
        explain: t('unsent.explain'),
        document: t('unsent.document'),
        text: t('unsent.text'),
        deleted: t('unsent.deleted'),
        moved: t('unsent.moved'),
        untitled: t('documents:plan.untitled'),
        activity: (title) => t('unsent.activity', { title }),
        section: (title) => t('unsent.section', { title }),
        field,
        value,
        entry,
      },
      (part, id) => String(documentParts(doc)[part].get(id)?.get('title') ?? ''),
    );
    // The mark at the beginning tells older programs that it is Unicode.
    saveFile(`${snapshot.title} - ${t('unsent.name')}.txt`, ['\ufeff', text], 'text/plain;charset=utf-8');
    onGiven();
  };
  return (
    <Button size="compact-sm" variant="default" onClick={give}>
      {t('download')}
    </Button>
  );
}
