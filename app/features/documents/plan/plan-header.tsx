import { ActionIcon, Badge, Group, Text, Title, Tooltip } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconArrowBackUp, IconArrowForwardUp, IconEye, IconPencil } from '@tabler/icons-react';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { setMeta } from '#domain/document/shape';
import { CommentsButton } from '~/features/comments/comments-button';
import { SuggestButton } from '~/features/suggestions/suggest-button';
import { SuggestionsButton } from '~/features/suggestions/suggestions-button';
import { useFocusBack } from '~/ui/focus';
import { PeopleHere } from '../presence/people-here';
import { TitleField } from '../text/title-field';
import { ExportMenu } from './export-menu';
import { KeysHelp } from './keys-help';
import classes from './plan.module.css';
import { usePlan } from './plan-context';

/** What is true of the whole document: its name, who is here, whether it is saved, what can be done with it. */
export function PlanHeader(props: {
  save: ReactNode;
  mayExport: boolean;
  menu?: ReactNode;
  /** By whom it was adopted. */
  adoption?: ReactNode;
}) {
  const { save, mayExport, menu, adoption } = props;
  const { snapshot, writable, others, undoManager } = usePlan();
  const { t } = useTranslation('documents');
  const { canUndo, canRedo } = useUndoable(undoManager);
  return (
    <header className={classes.header}>
      <div className={classes.name}>
        <Group gap={8} wrap="nowrap" className="no-print">
          <Link to="/documents" className={classes.crumb}>
            {t('library.title')}
          </Link>
          <Text c="dimmed" fz="sm" span aria-hidden>
            /
          </Text>
          <Text c="dimmed" fz="sm" span>
            {t(`kind.${snapshot.kind}`)}
          </Text>
          {writable ? null : (
            <Tooltip label={t('plan.readOnlyHint')}>
              <Badge
                size="sm"
                color="gray.7"
                leftSection={<IconEye size={13} aria-hidden />}
                data-testid="read-only"
              >
                {t('plan.readOnly')}
              </Badge>
            </Tooltip>
          )}
        </Group>
        <PlanTitle />
        {snapshot.derivedFrom ? (
          <Text fz="sm" c="dimmed" dir="auto" lineClamp={2}>
            {t('plan.derivedFrom', {
              text: [snapshot.derivedFrom.text, snapshot.derivedFrom.adoptedBy, snapshot.derivedFrom.date]
                .filter(Boolean)
                .join(' · '),
            })}
          </Text>
        ) : null}
        {adoption}
      </div>
      <Group gap={8} className={`${classes.tools} no-print`}>
        <PeopleHere others={others} />
        {writable ? save : null}
        {writable ? (
          <Group gap={2} wrap="nowrap">
            <Tooltip label={t('plan.undo')}>
              <ActionIcon
                variant="transparent"
                color="gray.7"
                size="lg"
                className={classes.quiet}
                disabled={!canUndo}
                aria-label={t('plan.undo')}
                onClick={() => undoManager.undo()}
              >
                <IconArrowBackUp size={18} stroke={1.7} data-flip />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('plan.redo')}>
              <ActionIcon
                variant="transparent"
                color="gray.7"
                size="lg"
                className={classes.quiet}
                disabled={!canRedo}
                aria-label={t('plan.redo')}
                onClick={() => undoManager.redo()}
              >
                <IconArrowForwardUp size={18} stroke={1.7} data-flip />
              </ActionIcon>
            </Tooltip>
          </Group>
        ) : null}
        <KeysHelp />
        <CommentsButton />
        <SuggestionsButton />
        {mayExport ? <ExportMenu /> : null}
        {menu}
      </Group>
    </header>
  );
}

function PlanTitle() {
  const { snapshot, writable, edit } = usePlan();
  const { t } = useTranslation(['documents', 'suggestions']);
  const [editing, setEditing] = useState(false);
  const pencil = useFocusBack<HTMLButtonElement>(editing);
  const title = snapshot.title || t('documents:plan.untitled');
  if (!editing) {
    return (
      <Group gap={4} wrap="nowrap" align="flex-start">
        <Title order={1} fz={{ base: 'lg', sm: 'xl' }} dir="auto" className={classes.title}>
          {title}
        </Title>
        {writable ? (
          <ActionIcon
            ref={pencil}
            variant="subtle"
            color="gray"
            size="sm"
            mt={2}
            className="no-print"
            aria-label={t('documents:cell.edit', { column: t('documents:plan.titleLabel') })}
            onClick={() => setEditing(true)}
          >
            <IconPencil size={15} />
          </ActionIcon>
        ) : null}
        <SuggestButton target={{ kind: 'document' }} label={t('suggestions:propose.title')} />
      </Group>
    );
  }
  return (
    <TitleField
      title={snapshot.title}
      label={t('documents:plan.titleLabel')}
      onWrite={(written) => edit((doc) => setMeta(doc, { title: written }, 'grid'))}
      onClose={() => setEditing(false)}
    />
  );
}

function useUndoable(undoManager: Y.UndoManager): { canUndo: boolean; canRedo: boolean } {
  const subscribe = (changed: () => void) => {
    const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;
    for (const event of events) undoManager.on(event, changed);
    return () => {
      for (const event of events) undoManager.off(event, changed);
    };
  };
  const canUndo = useSyncExternalStore(
    subscribe,
    () => undoManager.canUndo(),
    () => false,
  );
  const canRedo = useSyncExternalStore(
    subscribe,
    () => undoManager.canRedo(),
    () => false,
  );
  return { canUndo, canRedo };
}
