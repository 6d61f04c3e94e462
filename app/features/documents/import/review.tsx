import { Alert, Button, Checkbox, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@remix-run/react';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnChoice, ColumnChoices } from '#domain/import/columns';
import { withoutLeftOut } from '#domain/import/left-out';
import { writeRanges } from '#domain/import/ranges';
import { IMPORT_KINDS, type ImportResult } from '#domain/import/result';
import { useTRPC } from '~/trpc/client';
import { useRefusalText } from '~/ui/refusal';
import { useOwners } from '../library/use-owners';
import { Answer } from './answer';
import { ColumnsChoice } from './columns-choice';
import classes from './import.module.css';
import { proposalsOf } from './proposals';
import { createFromImport, type ImportChoices } from './send-file';
import { Understood } from './understood';
import { useLeftOut } from './use-left-out';
import { writeColumns } from './use-preview';

/** What a file was understood as, before a document is made of it: everything can be corrected or left out. */
export function Review(props: {
  file: File;
  result: ImportResult;
  columns: ColumnChoices;
  reading: boolean;
  onKind: (kind: ImportResult['kind']) => void;
  onColumn: (id: string, choice: ColumnChoice) => void;
  onAnother: () => void;
}) {
  const { file, result, columns, reading, onKind, onColumn, onAnother } = props;
  const { t } = useTranslation(['documents', 'imports']);
  const refusalText = useRefusalText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const owners = useOwners();
  const ticks = useLeftOut(result);
  const [title, setTitle] = useState(result.title || file.name.replace(/\.[^.]+$/, ''));
  const [owner, setOwner] = useState(0);
  const [acceptProposals, setAccept] = useState(false);
  const [comments, setComments] = useState(true);
  const proposals = proposalsOf(withoutLeftOut(result, ticks.leftOut));
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
              columns: writeColumns(columns),
              withoutActivities: writeRanges(ticks.leftOut.activities),
              withoutSections: writeRanges(ticks.leftOut.sections),
              acceptProposals,
              comments: comments && (result.revisions?.comments.length ?? 0) > 0,
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
            <Button type="submit" loading={create.isPending} disabled={reading}>
              {t('import.create')}
            </Button>
          </Group>
        </form>
      </Paper>
      {result.revisions ? (
        <Answer
          changes={result.revisions.changes.length}
          comments={result.revisions.comments}
          keep={comments}
          onKeep={setComments}
        >
          {result.revisions.changes.length > 0 ? <Text fz="sm">{t('imports:answer.final')}</Text> : null}
        </Answer>
      ) : null}
      {result.columns ? <ColumnsChoice columns={result.columns} busy={reading} onChoose={onColumn} /> : null}
      <Understood result={result} ticks={ticks} />
    </Stack>
  );
}
