import { Alert, Group, Loader, Paper, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '~/ui/page-header';
import { useRefusalText } from '~/ui/refusal';
import { useOwners } from '../library/use-owners';
import { FileChoice } from './file-choice';
import { Review } from './review';
import { previewImport } from './send-file';
import { usePreview, writeColumns } from './use-preview';

/** From a file to a document: drop it, see what was understood and what was not, correct that, create. */
export function ImportPage() {
  const { t } = useTranslation('documents');
  const refusalText = useRefusalText();
  const owners = useOwners();
  const { asked, data, error, reading, ...preview } = usePreview(({ file, kind, columns }) =>
    previewImport(file, { kind, columns: writeColumns(columns), ownerOrganisationId: owners[0]?.id }),
  );
  return (
    <>
      <PageHeader
        title={t('import.title')}
        description={t('import.lead')}
        crumbs={[{ label: t('library.title'), to: '/documents' }]}
      />
      {asked && error ? (
        <Alert color="red" icon={<IconAlertCircle />} mb="md" title={asked.file.name} role="alert">
          {refusalText(error)}
        </Alert>
      ) : null}
      {asked && data ? (
        <Review
          key={asked.id}
          file={asked.file}
          result={data}
          columns={asked.columns}
          reading={reading}
          onKind={preview.chooseKind}
          onColumn={preview.chooseColumn}
          onAnother={preview.forget}
        />
      ) : asked && reading ? (
        <Reading name={asked.file.name} />
      ) : (
        <FileChoice onFile={preview.choose} />
      )}
    </>
  );
}

/** While a file is read for the first time. */
export function Reading({ name }: { name: string }) {
  const { t } = useTranslation('documents');
  return (
    <Paper withBorder p="xl">
      <Group role="status">
        <Loader size="sm" />
        <Text>{t('import.reading', { name })}</Text>
      </Group>
    </Paper>
  );
}
