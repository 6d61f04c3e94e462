import { ActionIcon, Drawer, Group, Switch, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnId, kindDefinitions } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { activityText, setActivity } from '#domain/document/shape';
import { ActivityComments } from '~/features/comments/activity-comments';
import { CommentField } from '~/features/comments/comment-field';
import { CommentableView } from '~/features/comments/commentable-view';
import { useComments } from '~/features/comments/comments-context';
import { useHighlights } from '~/features/comments/use-highlights';
import { isFocusLost, isInDialogAbove } from '~/ui/focus';
import { CellView } from '../cells/cell-view';
import { ConflictChoice } from '../cells/conflict-choice';
import { CellEditor } from '../editors/cell-editor';
import { columnShapes, textFieldOf } from '../grid/columns';
import { ActivityHistory } from '../history/activity-history';
import { RichEditor } from '../text/rich-editor';
import { isBlank, RichView } from '../text/rich-view';
import { useShown } from '../views/use-shown';
import { Contributions } from './contributions';
import { Deliverables } from './deliverables';
import classes from './plan.module.css';
import { usePlan } from './plan-context';

/** Fields that every activity has, whether or not the kind's grid shows them. */
const alwaysLast: readonly ColumnId[] = [
  'partners',
  'quantity',
  'targetGroup',
  'kind',
  'projects',
  'indicators',
  'expectedResult',
  'remarks',
];

/**
 * Everything about one activity, beside the grid.
 * @param statusHistory what was reported about it, newest first (a part of the activities' capability)
 */
export function ActivityPanel(props: {
  activityId: string | null;
  onClose: () => void;
  onShow: (activityId: string) => void;
  statusHistory?: ((activityId: string) => ReactNode) | undefined;
}) {
  const { snapshot } = usePlan();
  const { t } = useTranslation('documents');
  const { begun, shown, ended } = useComments();
  const fields = useRef<HTMLDivElement>(null);
  const { activities } = useShown();
  const activity = snapshot.activities.find((each) => each.id === props.activityId);
  // From one shown activity to the next; from one that the filter hides, through all of them.
  const around = activity && activities.includes(activity) ? activities : snapshot.activities;
  const index = activity ? around.indexOf(activity) : -1;
  const step = (by: -1 | 1) => {
    const next = around[index + by];
    if (next) props.onShow(next.id);
  };
  return (
    <Drawer
      opened={activity !== undefined}
      onClose={() => {
        if (isInDialogAbove(fields.current)) return;
        ended();
        props.onClose();
      }}
      position="right"
      size="min(560px, 100vw)"
      padding="md"
      closeButtonProps={{ 'aria-label': t('panel.close') }}
      overlayProps={{ backgroundOpacity: 0.15 }}
      title={
        <Group gap={2}>
          <Text fw={600} me={4} tabIndex={-1} data-autofocus={begun || shown ? undefined : true}>
            {t('panel.title')}
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={index <= 0}
            aria-label={t('panel.previous')}
            onClick={() => step(-1)}
          >
            <IconChevronUp size={18} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={index >= around.length - 1}
            aria-label={t('panel.next')}
            onClick={() => step(1)}
          >
            <IconChevronDown size={18} />
          </ActionIcon>
        </Group>
      }
    >
      <div ref={fields} data-testid="activity-panel">
        {activity ? (
          <Fields key={activity.id} activity={activity} statusHistory={props.statusHistory} />
        ) : null}
      </div>
    </Drawer>
  );
}

function Fields(props: {
  activity: ActivitySnapshot;
  statusHistory?: ((activityId: string) => ReactNode) | undefined;
}) {
  const { activity, statusHistory } = props;
  const { snapshot, writable, edit, conflicts } = usePlan();
  const { t } = useTranslation('documents');
  const [editing, setEditing] = useState<ColumnId | null>(null);
  const { list, leave } = useFieldFocus();
  const section = snapshot.sections.find((each) => each.id === activity.sectionId);
  const own = kindDefinitions[snapshot.kind].columns;
  const columns = [
    ...own.filter((id) => !alwaysLast.includes(id)),
    ...alwaysLast.filter((id) => own.includes(id) || (snapshot.kind !== 'agenda' && id !== 'expectedResult')),
  ];
  return (
    <div ref={list}>
      {columns.map((id) => {
        const text = textFieldOf(id);
        const conflict = conflicts.find((each) => each.activityId === activity.id && each.column === id);
        return (
          <div key={id} className={classes.field} data-field={id}>
            <div className={classes.fieldName}>
              {t(`column.${id}`)}
              <CommentField activityId={activity.id} field={id} />
              {id === 'remarks' ? (
                <Text fz="xs" c="dimmed">
                  {t('panel.internal')}
                </Text>
              ) : null}
            </div>
            {text ? (
              <TextField activity={activity} field={text} onLeave={() => leave(id)} />
            ) : editing === id ? (
              <div className={classes.fieldEdit}>
                <CellEditor
                  activity={activity}
                  column={id}
                  seed={null}
                  onLeave={(to) => {
                    setEditing(null);
                    if (to !== 'away') leave(id);
                  }}
                />
              </div>
            ) : conflict ? (
              <ConflictChoice activity={activity} conflict={conflict} onChosen={() => leave(id)} />
            ) : writable && columnShapes[id].editor !== 'none' ? (
              <button
                type="button"
                className={classes.fieldValue}
                aria-label={t('cell.edit', { column: t(`column.${id}`) })}
                onClick={() => setEditing(id)}
              >
                {isEmpty(activity, id) ? (
                  <Text span c="dimmed" fz="sm">
                    {t('cell.add')}
                  </Text>
                ) : (
                  <CellView activity={activity} column={id} />
                )}
              </button>
            ) : (
              <div className={classes.fieldValue}>
                <CellView activity={activity} column={id} tabbable />
              </div>
            )}
          </div>
        );
      })}
      <div className={classes.field}>
        <div className={classes.fieldName}>{t('panel.recurring')}</div>
        <Switch
          size="sm"
          aria-label={t('panel.recurring')}
          checked={activity.recurring}
          disabled={!writable}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            edit((doc) => setActivity(doc, activity.id, 'recurring', checked, 'grid'));
          }}
        />
      </div>
      {section ? (
        <div className={classes.field}>
          <div className={classes.fieldName}>{t('panel.section')}</div>
          <div dir="auto">{section.title || t('plan.untitled')}</div>
        </div>
      ) : null}
      {activity.copiedFrom ? (
        <div className={classes.field}>
          <div className={classes.fieldName}>{t('panel.source')}</div>
          <div>{t('panel.copiedFrom')}</div>
        </div>
      ) : null}
      <Deliverables activity={activity} />
      <Contributions activity={activity} />
      {statusHistory ? (
        <section aria-label={t('panel.progress')} data-testid="status-history">
          <Text fw={600} mt="md" mb="xs">
            {t('panel.progress')}
          </Text>
          {statusHistory(activity.id)}
        </section>
      ) : null}
      <section aria-label={t('panel.comments')} data-testid="activity-comments">
        <Text fw={600} mt="md" mb="xs">
          {t('panel.comments')}
        </Text>
        <ActivityComments activityId={activity.id} />
      </section>
      <ActivityHistory activityId={activity.id} />
    </div>
  );
}

function isEmpty(activity: ActivitySnapshot, column: ColumnId): boolean {
  if (column === 'status') return false;
  const value = activity[column];
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A field that was left takes the focus again: its button, or the choice that now stands there. */
function useFieldFocus() {
  const list = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState<{ readonly column: ColumnId } | null>(null);
  useEffect(() => {
    if (!left || !isFocusLost()) return;
    const field = list.current?.querySelector(`[data-field="${left.column}"]`);
    field?.querySelector<HTMLElement>('button, [role="button"]')?.focus();
  }, [left]);
  return { list, leave: (column: ColumnId) => setLeft({ column }) };
}

function TextField(props: {
  activity: ActivitySnapshot;
  field: 'remarks' | 'expectedResult';
  onLeave: () => void;
}) {
  const { activity, field } = props;
  const { doc, writable } = usePlan();
  const { t } = useTranslation('documents');
  const [opened, setOpened] = useState(false);
  const fragment = activityText(doc, activity.id, field);
  const place = { activityId: activity.id, field };
  const highlights = useHighlights(place);
  const still = isBlank(activity[field]) ? null : <RichView node={activity[field]} highlights={highlights} />;
  if (!writable || !fragment) {
    return (
      <div className={classes.fieldValue}>
        {isBlank(activity[field]) ? null : <CommentableView node={activity[field]} place={place} />}
      </div>
    );
  }
  if (opened) {
    return (
      <RichEditor
        fragment={fragment}
        label={t(`column.${field}`)}
        place={place}
        autoFocus
        onLeave={() => {
          setOpened(false);
          props.onLeave();
        }}
      />
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a text with links and lists cannot stand in a button
    <div
      role="button"
      tabIndex={0}
      className={classes.fieldValue}
      aria-label={t('cell.edit', { column: t(`column.${field}`) })}
      onClick={(event) => {
        if (!(event.target instanceof HTMLAnchorElement)) setOpened(true);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') setOpened(true);
      }}
    >
      {still ?? <Text c="dimmed">{t('cell.add')}</Text>}
    </div>
  );
}
