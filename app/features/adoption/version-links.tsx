import { Anchor, Group } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ShownVersion } from '#server/adoption/list';
import { comparison } from '../documents/history/moments';
import { useWords } from './use-words';

/** Where a version is read, and compared with the one that was adopted before it. */
export function VersionLinks(props: {
  documentId: string;
  version: ShownVersion;
  /** Null: there is none to compare with. */
  againstVersionId: string | null;
}) {
  const { documentId, version, againstVersionId } = props;
  const { t } = useTranslation('adoption');
  const words = useWords();
  const name = words.versionName(version);
  return (
    <Group gap="md">
      <Anchor
        component={Link}
        fz="sm"
        to={`/documents/${documentId}/versions/${version.id}`}
        aria-label={t('version.viewOf', { name })}
      >
        {t('version.view')}
      </Anchor>
      {againstVersionId === null ? null : (
        <Anchor
          component={Link}
          fz="sm"
          to={comparison(documentId, { version: againstVersionId }, { version: version.id })}
        >
          {t('version.compareAdopted')}
        </Anchor>
      )}
    </Group>
  );
}
