import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical, IconGripVertical, IconMapPin } from '@tabler/icons-react';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActivityStatus, activityStatuses } from '#domain/activities/status';
import type { ActivitySnapshot } from '#domain/document/read';
import { useFormat } from '~/i18n/format';
import { StatusBadge } from '~/ui/status-badge';
import { entriesOf, nameOf } from '../../cells/entries';
import { PeriodView } from '../../cells/period-view';
import { useMenuFocus } from '../../grid/use-menu-focus';
import { usePlan } from '../../plan/plan-context';
import classes from './board.module.css';
import type { CardPlace } from './next-card';

/** What cards call; one object for the life of the board. */
export interface CardHandlers {
  open(id: string): void;
  focused(place: CardPlace): void;
  report(id: string, status: ActivityStatus): void;
  dragStart(id: string): void;
  dragEnd(): void;
  drop(column: string): void;
}

/**
 * One activity on a board. Who may report on it drags it by its handle, or takes "report as" from its menu; for
 * others it has neither.
 */
export const Card = memo(function Card(props: {
  activity: ActivitySnapshot;
  column: string;
  active: boolean;
  /** Whether statuses can be reported from this board. */
  reports: boolean;
  handlers: CardHandlers;
}) {
  const { activity, column, active, reports, handlers } = props;
  const { factOf, choices } = usePlan();
  const { t } = useTranslation(['views', 'documents']);
  const format = useFormat();
  const fact = factOf(activity.id);
  const movable = reports && fact?.canReport === true;
  const title = activity.title || t('documents:plan.untitled');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a mouse drags it; keys have the menu
    <div
      className={classes.card}
      data-movable={movable || undefined}
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', title);
        handlers.dragStart(activity.id);
      }}
    >
      <div className={classes.cardHead}>
        {movable ? <IconGripVertical size={15} className={classes.handle} aria-hidden data-handle /> : null}
        <button
          type="button"
          className={classes.title}
          tabIndex={active ? 0 : -1}
          data-card={activity.id}
          dir="auto"
          onFocus={() => handlers.focused({ column, card: activity.id })}
          onClick={() => handlers.open(activity.id)}
        >
          {activity.number ? (
            <>
              <bdi dir="ltr">{activity.number}</bdi>{' '}
            </>
          ) : null}
          {title}
        </button>
        {movable ? (
          <ReportMenu activity={activity} title={title} active={active} handlers={handlers} />
        ) : null}
      </div>
      <div className={classes.facts}>
        <PeriodView period={activity.period} />
        {activity.places.length > 0 ? (
          <span className={classes.places}>
            <IconMapPin size={13} aria-hidden />
            <bdi>
              {activity.places
                .map(({ text }) => text)
                .join(activity.placesMode === 'any' ? ` ${t('documents:plan.or')} ` : ', ')}
            </bdi>
          </span>
        ) : null}
      </div>
      <div className={classes.facts}>
        {entriesOf(activity, 'responsibles').map((entry) => (
          <bdi key={entry.key} className={classes.who} data-lead={entry.lead || undefined}>
            {nameOf('responsibles', entry, choices)}
          </bdi>
        ))}
        {fact?.progress == null ? null : <span>{format.percent(fact.progress / 100)}</span>}
        {!reports && fact?.status ? <StatusBadge status={fact.status} /> : null}
      </div>
    </div>
  );
});

function ReportMenu(props: {
  activity: ActivitySnapshot;
  title: string;
  active: boolean;
  handlers: CardHandlers;
}) {
  const { activity, title, active, handlers } = props;
  const { factOf } = usePlan();
  const { t } = useTranslation(['views', 'common']);
  const { menu, writing } = useMenuFocus();
  const button = useRef<HTMLButtonElement>(null);
  const now = factOf(activity.id)?.status ?? null;
  return (
    <Menu position="bottom-end" withinPortal shadow="md" {...menu}>
      <Menu.Target>
        <ActionIcon
          ref={button}
          variant="subtle"
          color="gray"
          size="sm"
          tabIndex={active ? 0 : -1}
          aria-label={t('board.reportAs', { title })}
        >
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('board.reportAsLabel')}</Menu.Label>
        {activityStatuses.map((status) => (
          <Menu.Item
            key={status}
            disabled={status === now}
            onClick={writing(() => {
              // The dialog gives the focus back to what had it.
              button.current?.focus();
              handlers.report(activity.id, status);
            })}
          >
            {t(`common:status.${status}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
