import { Switch, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnId, kindDefinitions } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { activityText, setActivity } from '#domain/document/shape';
import { ActivityAgendas } from '~/features/agendas/activity-agendas';
import { CommentField } from '~/features/comments/comment-field';
import { CommentableView } from '~/features/comments/commentable-view';
import { ActivityComments } from '~/features/comments/later-comments';
import { useHighlights } from '~/features/comments/use-highlights';
import { ActivitySuggestions } from '~/features/suggestions/later-suggestions';
import { SuggestField } from '~/features/suggestions/suggest-field';
import { isFocusLost } from '~/ui/focus';
import { later, laterPart } from '~/ui/later';
import { CellView } from '../cells/cell-view';
import { columnShapes, textFieldOf } from '../grid/columns';
import { CellEditor, ConflictChoice } from '../grid/later-writing';
import { RichEditor } from '../text/later-rich-editor';
import { isBlank, RichView } from '../text/rich-view';
import { Contributions } from './contributions';
import { Deliverables } from './deliverables';
import classes from './plan.module.css';
import { usePlan } from './plan-context';
import { useColumnName } from './use-column-name';

const ActivityHistory = laterPart(
  later(() => import('../history/activity-history')),
  (part) => part.ActivityHistory,
  null,
);

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
 * Everything about one activity, field by field.
 * @param statusHistory see ActivityPanel
 */
export function ActivityFields(props: {
  activity: ActivitySnapshot;
  statusHistory?: ((activityId: string) => ReactNode) | undefined;
}) {
  const { activity, statusHistory } = props;
  const { snapshot, writable, edit, conflicts } = usePlan();
  const nameOf = useColumnName();
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
              {nameOf(id)}
              <CommentField activityId={activity.id} field={id} />
              <SuggestField activityId={activity.id} field={id} />
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
                aria-label={t('cell.edit', { column: nameOf(id) })}
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
      <ActivityAgendas activity={activity} />
      {statusHistory ? (
        <section aria-label={t('panel.progress')} data-testid="status-history">
          <Text fw={600} mt="md" mb="xs">
            {t('panel.progress')}
          </Text>
          {statusHistory(activity.id)}
        </section>
      ) : null}
      <ActivitySuggestions activityId={activity.id} />
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
