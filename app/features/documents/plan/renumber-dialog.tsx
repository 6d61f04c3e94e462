import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Renumbered, renumber } from '#domain/document/renumber';
import { setActivity } from '#domain/document/shape';
import { type Column, DataTable } from '~/ui/data-table';
import { useNotice } from '~/ui/notice';
import classes from './plan.module.css';
import { usePlan } from './plan-context';

/**
 * The numbers that would follow the order, each beside the one that is written; nothing changes before it is asked
 * for. The list follows what colleagues write meanwhile.
 * @param onClosed called when it is gone: it does not know whom to give the focus back to
 */
export default function RenumberDialog(props: {
  opened: boolean;
  onClose: () => void;
  onClosed: () => void;
}) {
  const { opened, onClose, onClosed } = props;
  const { t } = useTranslation(['grid', 'common']);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      size="xl"
      title={t('grid:renumber.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Asked onClose={onClose} />
    </Modal>
  );
}

function Asked({ onClose }: { onClose: () => void }) {
  const { snapshot, now, edit } = usePlan();
  const { t } = useTranslation(['grid', 'common', 'documents']);
  const notice = useNotice();
  const isNumbered = snapshot.activities.some(({ number }) => number !== '');
  const lacks = snapshot.activities.some(({ number }) => number === '');
  // Where nothing has a number, all are to get one.
  const [all, setAll] = useState(!isNumbered);
  const changes = useMemo(() => renumber(snapshot, { all }), [snapshot, all]);
  const columns: readonly Column<Renumbered>[] = [
    {
      id: 'before',
      header: t('grid:renumber.before'),
      cell: ({ row }) => (
        <Text span fz="sm" c={row.original.before === '' ? 'dimmed' : undefined}>
          <bdi>{row.original.before || t('grid:renumber.none')}</bdi>
        </Text>
      ),
    },
    {
      id: 'after',
      header: t('grid:renumber.after'),
      cell: ({ row }) => <bdi className={classes.number}>{row.original.after}</bdi>,
    },
    {
      id: 'title',
      header: t('grid:renumber.activity'),
      meta: { rowHeader: true },
      cell: ({ row }) => <span dir="auto">{row.original.title || t('documents:plan.untitled')}</span>,
    },
  ];
  const apply = (): void => {
    const asked = renumber(now(), { all });
    edit((doc) =>
      doc.transact(() => {
        for (const { id, after } of asked) setActivity(doc, id, 'number', after, 'grid');
      }, 'grid'),
    );
    onClose();
    notice.done(t('grid:renumber.done', { count: asked.length }));
  };
  return (
    <Stack gap="md" data-testid="renumber">
      <Text>{t('grid:renumber.lead')}</Text>
      {lacks ? (
        <Checkbox
          label={t('grid:renumber.all')}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      ) : null}
      {changes.length === 0 ? (
        <Text role="status">{t('grid:renumber.nothing')}</Text>
      ) : (
        <div className={classes.preview}>
          <DataTable
            caption={t('grid:renumber.title')}
            columns={columns}
            rows={changes}
            rowId={({ id }) => id}
            minWidth={0}
          />
        </div>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common:action.cancel')}
        </Button>
        <Button disabled={changes.length === 0} onClick={apply}>
          {t('grid:renumber.confirm', { count: changes.length })}
        </Button>
      </Group>
    </Stack>
  );
}
