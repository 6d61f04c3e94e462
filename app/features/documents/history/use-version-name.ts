import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedVersion } from '#server/documents/versions';

/** What a version is called; those that nobody named, by what they were kept for. */
export function useVersionName(): (version: Pick<ListedVersion, 'madeFor' | 'name'>) => string {
  const { t } = useTranslation('history');
  return useCallback(
    ({ madeFor, name }) => {
      if (madeFor === 'person' || madeFor === 'adoption') return name;
      if (madeFor === 'before-import') return t('version.beforeImport', { name });
      if (madeFor === 'import') return name === '' ? t('version.import') : t('version.importOf', { name });
      return name === '' ? t('version.edition') : t('version.editionOf', { number: name });
    },
    [t],
  );
}
