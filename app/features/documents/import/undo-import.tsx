import { Button, Group, List, Loader, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportUndo, type KeptNode, redoImport } from '#domain/document/undo-import';
import type { ImportUndoPreview } from '#server/documents/undo-import';
import { useTRPC } from '~/trpc/client';
import { RefusalAlert } from '~/ui/refusal-alert';
import { usePlan } from '../plan/plan-context';
import classes from './import.module.css';

/** Rows that people worked on; the sections around them are told as a number. */
const workedOn = (kept: readonly KeptNode[]) =>
  kept.flatMap(({ because, ...node }) => (because === 'holds' ? [] : [{ ...node, because }]));

/**
 * The dialog before an import is undone: what goes, and by name what stays because somebody worked on it. What was
 * withdrawn can be put back from the notice that follows, like a row that was deleted.
 * @param onClosed called when it is gone: it does not know whom to give the focus back to
 * @param saved whether the server has everything this person wrote: it cannot spare what it does not know
 */
export function UndoImport(props: {
  opened: boolean;
  onClose: () => void;
  onClosed: () => void;
  saved: boolean;
}) {
  const { opened, onClose, onClosed, saved } = props;
  const { t } = useTranslation(['documents', 'common']);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      size="lg"
      title={t('documents:undoImport.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Asked saved={saved} onClose={onClose} />
    </Modal>
  );
}

function Asked({ saved, onClose }: { saved: boolean; onClose: () => void }) {
  const { t } = useTranslation('documents');
  const { documentId } = usePlan();
  const trpc = useTRPC();
  const tell = useTellDone();
  const preview = useQuery(
    // Colleagues are writing: asked anew each time the dialog opens.
    trpc.document.undoImportPreview.queryOptions({ documentId }, { staleTime: 0, gcTime: 0, retry: false }),
  );
  const undo = useMutation(
    trpc.document.undoImport.mutationOptions({
      onSuccess: (undone) => {
        onClose();
        tell(undone);
      },
      onError: () => void preview.refetch(),
    }),
  );
  const told = preview.data;
  const something = told !== undefined && goes(told);
  const failure = undo.error ?? preview.error;
  return (
    <Stack gap="md" data-testid="undo-import">
      <RefusalAlert error={failure} />
      {told ? <Told told={told} /> : preview.isPending ? <Loader size="sm" /> : null}
      {something && !saved ? (
        <Text c="red.9" role="status">
          {t('undoImport.unsaved')}
        </Text>
      ) : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('undoImport.leave')}
        </Button>
        <Button
          color="red.9"
          disabled={!something || !saved}
          loading={undo.isPending}
          onClick={() => undo.mutate({ documentId })}
        >
          {t('undoImport.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}

const goes = ({ sections, activities, blocks, fields, restored, derivedFrom }: ImportUndoPreview): boolean =>
  sections + activities + blocks + fields + restored > 0 || derivedFrom;

function Told({ told }: { told: ImportUndoPreview }) {
  const { t } = useTranslation('documents');
  const heading = useId();
  const { sections, activities, blocks, fields, restored, derivedFrom, kept, keptBlocks } = told;
  const named = workedOn(kept);
  const around = kept.length - named.length;
  return (
    <>
      <Text>{t(goes(told) ? 'undoImport.lead' : 'undoImport.nothing')}</Text>
      {goes(told) ? (
        <div>
          <Text fw={600}>{t('undoImport.goes')}</Text>
          <List withPadding data-testid="undo-import-goes">
            {sections > 0 ? <List.Item>{t('import.sections', { count: sections })}</List.Item> : null}
            {activities > 0 ? <List.Item>{t('import.activities', { count: activities })}</List.Item> : null}
            {blocks > 0 ? <List.Item>{t('undoImport.blocks', { count: blocks })}</List.Item> : null}
            {derivedFrom ? <List.Item>{t('undoImport.derivedFrom')}</List.Item> : null}
            {fields > 0 ? <List.Item>{t('undoImport.fields', { count: fields })}</List.Item> : null}
            {restored > 0 ? <List.Item>{t('undoImport.restored', { count: restored })}</List.Item> : null}
          </List>
        </div>
      ) : null}
      {named.length + keptBlocks > 0 ? (
        <div>
          <Text fw={600} id={heading}>
            {t('undoImport.stays')}
          </Text>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <section className={classes.stays} tabIndex={0} aria-labelledby={heading}>
            <List withPadding data-testid="undo-import-stays">
              {named.map(({ id, title, because }) => (
                <List.Item key={id}>
                  <bdi>{title || t('plan.untitled')}</bdi>{' '}
                  <Text span c="dimmed" fz="sm">
                    {t(`undoImport.because.${because}`)}
                  </Text>
                </List.Item>
              ))}
              {keptBlocks > 0 ? (
                <List.Item>{t('undoImport.keptBlocks', { count: keptBlocks })}</List.Item>
              ) : null}
              {around > 0 ? <List.Item>{t('undoImport.around', { count: around })}</List.Item> : null}
            </List>
          </section>
        </div>
      ) : null}
      {goes(told) ? (
        <Text fz="sm" c="dimmed">
          {t('undoImport.after')}
        </Text>
      ) : null}
    </>
  );
}

const NAMED_AT_MOST = 3;

/** Says what was done and what was kept, and offers to put it back, as after the deletion of a row. */
function useTellDone(): (undone: ImportUndo) => void {
  const { t } = useTranslation('documents');
  const { edit, documentId } = usePlan();
  return (undone) => {
    const id = `undone-import-${documentId}`;
    const named = workedOn(undone.kept);
    const titles = named.slice(0, NAMED_AT_MOST).map(({ title }) => title || t('plan.untitled'));
    notifications.show({
      id,
      autoClose: 30_000,
      withCloseButton: true,
      closeButtonProps: { 'aria-label': t('panel.close') },
      message: (
        <Group justify="space-between" gap="xs" data-testid="import-undone">
          <div>
            <Text fz="sm">{t('undoImport.done')}</Text>
            {named.length > 0 ? (
              <Text fz="sm" lineClamp={3}>
                {t('undoImport.kept', { count: named.length })}{' '}
                {titles.map((title, index) => (
                  // Two rows may have one title.
                  // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
                  <span key={index}>
                    {index > 0 ? ' · ' : null}
                    <bdi>{title}</bdi>
                  </span>
                ))}
                {named.length > titles.length ? ' …' : null}
              </Text>
            ) : null}
          </div>
          {/* What it changed in rows that were there is written again by importing again. */}
          {undone.fields.length + undone.restored.length === 0 ? (
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => {
                edit((doc) => redoImport(doc, undone, 'grid'));
                notifications.hide(id);
              }}
            >
              {t('undoImport.redo')}
            </Button>
          ) : null}
        </Group>
      ),
    });
  };
}
