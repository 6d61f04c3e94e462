import { Alert, Stack } from '@mantine/core';
import { useNavigate } from '@remix-run/react';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DocumentHead } from '#server/documents/get';
import { useTRPC } from '~/trpc/client';
import { PageHeader } from '~/ui/page-header';
import { refusalOf, useRefusalText } from '~/ui/refusal';
import { ColumnsChoice } from '../columns-choice';
import { FileChoice } from '../file-choice';
import { Reading } from '../import-page';
import { usePreview, writeColumns } from '../use-preview';
import { ChangesReview } from './changes-review';
import { type Agreed, importInto, previewInto } from './send-into';
import { useTellImported } from './tell-imported';

/** From a file into a plan that is there: see what would change, agree to each of it, write it in one go. */
export function IntoPage({ head }: { head: DocumentHead }) {
  const { t } = useTranslation(['imports', 'documents']);
  const refusalText = useRefusalText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const tell = useTellImported(head.id);
  const { asked, data, error, reading, ...preview } = usePreview(({ file, columns }) =>
    previewInto(head.id, file, { columns: writeColumns(columns) }),
  );
  const write = useMutation({
    mutationFn: ({ file, agreed }: { file: File; agreed: Agreed }) => importInto(head.id, file, agreed),
    onSuccess: async ({ sequence }) => {
      await queries.invalidateQueries({ queryKey: trpc.document.get.queryKey({ documentId: head.id }) });
      navigate(`/documents/${head.id}`);
      tell(sequence !== null);
    },
    // Somebody wrote meanwhile: what would change now is shown anew.
    onError: preview.again,
  });
  const conflict = write.isError && refusalOf(write.error).code === 'conflict';
  const title = head.title || t('documents:plan.untitled');
  return (
    <>
      <PageHeader
        title={t('into.title')}
        description={t('into.lead')}
        crumbs={[
          { label: t('documents:library.title'), to: '/documents' },
          { label: title, to: `/documents/${head.id}` },
        ]}
      />
      <Stack gap="md">
        {write.isError ? (
          <Alert color={conflict ? 'yellow' : 'red'} icon={<IconAlertCircle />} role="alert">
            {conflict ? t('into.conflict') : refusalText(write.error)}
          </Alert>
        ) : null}
        {asked && error ? (
          <Alert color="red" icon={<IconAlertCircle />} title={asked.file.name} role="alert">
            {refusalText(error)}
          </Alert>
        ) : null}
        {asked && data ? (
          <>
            {data.columns ? (
              <ColumnsChoice columns={data.columns} busy={reading} onChoose={preview.chooseColumn} />
            ) : null}
            <ChangesReview
              // Other changes have other numbers.
              key={data.changes.digest}
              changes={data.changes}
              busy={reading || write.isPending}
              onAnother={preview.forget}
              onAgree={(agreed) =>
                write.mutate({
                  file: asked.file,
                  agreed: { ...agreed, columns: writeColumns(asked.columns), digest: data.changes.digest },
                })
              }
            />
          </>
        ) : asked && reading ? (
          <Reading name={asked.file.name} />
        ) : (
          <FileChoice onFile={preview.choose} />
        )}
      </Stack>
    </>
  );
}
