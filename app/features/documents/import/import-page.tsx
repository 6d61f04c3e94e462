import { Alert, Button, Checkbox, Group, Loader, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useNavigate } from '@remix-run/react';
import { IconAlertCircle, IconFileUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IMPORT_KINDS, type ImportResult } from '#domain/import/result';
import { useTRPC } from '~/trpc/client';
import { PageHeader } from '~/ui/page-header';
import { useRefusalText } from '~/ui/refusal';
import { useOwners } from '../library/use-owners';
import classes from './import.module.css';
import { proposalsOf } from './proposals';
import { createFromImport, type ImportChoices, previewImport } from './send-file';
import { Understood } from './understood';

interface Asked {
  readonly file: File;
  readonly kind: ImportResult['kind'] | undefined;
}

/** From a file to a document: drop it, see what was understood and what was not, create. */
export function ImportPage() {
  const { t } = useTranslation('documents');
  const refusalText = useRefusalText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const preview = useMutation({
    mutationFn: ({ file, kind }: Asked) => previewImport(file, { kind, ownerOrganisationId: owners[0]?.id }),
  });
  const owners = useOwners();
  const read = (next: Asked): void => {
    setAsked(next);
    preview.mutate(next);
  };
  return (
    <>
      <PageHeader
        title={t('import.title')}
        description={t('import.lead')}
        crumbs={[{ label: t('library.title'), to: '/documents' }]}
      />
      {preview.isError ? (
        <Alert color="red" icon={<IconAlertCircle />} mb="md" title={asked?.file.name} role="alert">
          {refusalText(preview.error)}
        </Alert>
      ) : null}
      {asked && preview.isPending ? (
        <Paper withBorder p="xl">
          <Group role="status">
            <Loader size="sm" />
            <Text>{t('import.reading', { name: asked.file.name })}</Text>
          </Group>
        </Paper>
      ) : asked && preview.data ? (
        <Review
          key={`${asked.file.name}-${preview.data.kind}`}
          file={asked.file}
          result={preview.data}
          onKind={(kind) => read({ ...asked, kind })}
          onAnother={() => {
            setAsked(null);
            preview.reset();
          }}
        />
      ) : (
        <FileDrop onFile={(file) => read({ file, kind: undefined })} />
      )}
    </>
  );
}

function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation('documents');
  return (
    <Dropzone
      onDrop={([file]) => file && onFile(file)}
      maxFiles={1}
      multiple={false}
      className={classes.drop}
      inputProps={{ 'aria-label': t('import.drop') }}
    >
      <Stack align="center" gap={6} className={classes.dropText}>
        <IconFileUpload size={40} stroke={1.3} aria-hidden />
        <Text fw={600}>{t('import.drop')}</Text>
        <Text c="dimmed" fz="sm">
          {t('import.formats')}
        </Text>
      </Stack>
    </Dropzone>
  );
}

function Review(props: {
  file: File;
  result: ImportResult;
  onKind: (kind: ImportResult['kind']) => void;
  onAnother: () => void;
}) {
  const { file, result, onKind, onAnother } = props;
  const { t } = useTranslation('documents');
  const refusalText = useRefusalText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const owners = useOwners();
  const [title, setTitle] = useState(result.title || file.name.replace(/\.[^.]+$/, ''));
  const [owner, setOwner] = useState(0);
  const [acceptProposals, setAccept] = useState(false);
  const proposals = proposalsOf(result);
  const create = useMutation({
    mutationFn: (choices: ImportChoices) => createFromImport(file, choices),
    onSuccess: async (id) => {
      await queries.invalidateQueries({ queryKey: trpc.document.list.queryKey() });
      navigate(`/documents/${id}`);
    },
  });
  return (
    <Stack gap="md">
      <Paper withBorder p="md">
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim() === '') return;
            create.mutate({
              title,
              kind: result.kind,
              acceptProposals,
              ownerOrganisationId: owners[owner]?.id,
            });
          }}
        >
          <TextInput
            label={t('new.name')}
            value={title}
            required
            maxLength={300}
            dir="auto"
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Select
            label={t('new.kind')}
            allowDeselect={false}
            value={result.kind}
            onChange={(value) => {
              const kind = IMPORT_KINDS.find((each) => each === value);
              if (kind && kind !== result.kind) onKind(kind);
            }}
            data={IMPORT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          {owners.length > 1 ? (
            <Select
              label={t('new.owner')}
              allowDeselect={false}
              data={owners.map(({ label }, index) => ({ value: String(index), label }))}
              value={String(owner)}
              onChange={(value) => setOwner(Number(value ?? 0))}
            />
          ) : null}
          {proposals.length > 0 ? (
            <div className={classes.proposals} data-testid="proposals">
              <Text fw={600} fz="sm">
                {t('import.proposals')}
              </Text>
              <ul>
                {proposals.map(({ text, proposed, count }) => (
                  <li key={`${text}→${proposed}`}>{t('import.proposal', { text, proposed, count })}</li>
                ))}
              </ul>
              <Checkbox
                label={t('import.acceptProposals')}
                description={t('import.acceptHint')}
                checked={acceptProposals}
                onChange={(event) => setAccept(event.currentTarget.checked)}
              />
            </div>
          ) : null}
          {create.isError ? (
            <Alert color="red" icon={<IconAlertCircle />} role="alert">
              {refusalText(create.error)}
            </Alert>
          ) : null}
          <Group justify="space-between">
            <Button variant="subtle" color="gray" onClick={onAnother}>
              {t('import.another')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('import.create')}
            </Button>
          </Group>
        </form>
      </Paper>
      <Understood result={result} />
    </Stack>
  );
}
