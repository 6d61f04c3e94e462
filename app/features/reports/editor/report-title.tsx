import { ActionIcon, Group } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { documentParts, setMeta } from '#domain/document/shape';
import { TitleField } from '~/features/documents/text/title-field';
import { useFocusBack } from '~/ui/focus';

/** The report's title as the shared text holds it; written when the field is left. */
export function ReportTitle({ doc, writable }: { doc: Y.Doc; writable: boolean }) {
  const { t } = useTranslation('reports');
  const title = useTitle(doc);
  const [editing, setEditing] = useState(false);
  const pencil = useFocusBack<HTMLButtonElement>(editing);
  if (!editing) {
    return (
      <Group gap={6} wrap="nowrap" align="center" component="span">
        <span dir="auto">{title}</span>
        {writable ? (
          <ActionIcon
            ref={pencil}
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`${t('create.name')}: ${title}`}
            onClick={() => setEditing(true)}
          >
            <IconPencil size={15} />
          </ActionIcon>
        ) : null}
      </Group>
    );
  }
  return (
    <TitleField
      title={title}
      label={t('create.name')}
      maxLength={300}
      onWrite={(written) => setMeta(doc, { title: written }, 'grid')}
      onClose={() => setEditing(false)}
    />
  );
}

function useTitle(doc: Y.Doc): string {
  const { meta } = documentParts(doc);
  const read = (): string => String(meta.get('title') ?? '');
  return useSyncExternalStore(
    (changed) => {
      meta.observe(changed);
      return () => meta.unobserve(changed);
    },
    read,
    read,
  );
}
