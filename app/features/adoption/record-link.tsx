import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '~/i18n/language';

/** The outcome as a file, in the reader's language. */
export function RecordLink(props: { documentId: string; recordId: string; what: string }) {
  const { documentId, recordId, what } = props;
  const { t } = useTranslation('adoption');
  const language = useLanguage();
  return (
    <Anchor
      href={`/documents/${documentId}/adoptions/${recordId}.docx?language=${language}`}
      fz="sm"
      download
      aria-label={t('timeline.exportOf', { what })}
    >
      {t('timeline.export')}
    </Anchor>
  );
}
