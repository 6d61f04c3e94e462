import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDotsVertical,
  IconLayoutSidebarRightExpand,
  IconMessagePlus,
  IconPencilCheck,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot } from '#domain/document/read';
import { commentOn, useComments } from '~/features/comments/comments-context';
import { SuggestItems } from '~/features/suggestions/suggest-items';
import { menuIcon } from '~/ui/menu-icon';
import { activityFields } from '../plan/later-fields';
import { usePlan } from '../plan/plan-context';
import { RowWriting } from './later-writing';
import classes from './plan-grid.module.css';
import { useMenuFocus } from './use-menu-focus';
import type { RowCommands } from './use-rows';

/** Everything that can be done with a row; the keyboard opens it with Shift+F10. */
export function RowMenu(props: {
  activity: ActivitySnapshot;
  commands: RowCommands;
  /** A new row wants to be written in. */
  onAdded: (id: string) => void;
}) {
  const { activity, commands, onAdded } = props;
  const { writable, open, factOf, report } = usePlan();
  const { t } = useTranslation('documents');
  const { mayComment, begin } = useComments();
  const { menu, writing } = useMenuFocus();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Menu
      position="bottom-end"
      withinPortal
      shadow="md"
      width={230}
      {...menu}
      onOpen={() => {
        menu.onOpen();
        activityFields.soon();
      }}
    >
      <Menu.Target>
        <ActionIcon
          ref={button}
          variant="subtle"
          color="gray"
          size="sm"
          tabIndex={-1}
          data-row-menu
          className={classes.rowMenu}
          aria-label={t('row.menu', { title: activity.title || t('plan.untitled') })}
          onClick={(event) => event.stopPropagation()}
        >
          <IconDotsVertical size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <Menu.Item
          leftSection={<IconLayoutSidebarRightExpand {...menuIcon} />}
          onClick={() => open(activity.id)}
        >
          {t('row.open')}
        </Menu.Item>
        {report && factOf(activity.id)?.canReport ? (
          <Menu.Item
            leftSection={<IconPencilCheck {...menuIcon} />}
            onClick={writing(() => {
              button.current?.closest<HTMLElement>('[data-row][data-column]')?.focus();
              report(activity.id);
            })}
          >
            {t('row.report')}
          </Menu.Item>
        ) : null}
        {mayComment ? (
          <Menu.Item
            leftSection={<IconMessagePlus {...menuIcon} />}
            onClick={writing(() => begin(commentOn(activity.id, columnOf(button.current))))}
          >
            {t('row.comment')}
          </Menu.Item>
        ) : null}
        <SuggestItems activity={activity} columnOf={() => columnOf(button.current)} writing={writing} />
        {writable ? (
          <RowWriting activity={activity} commands={commands} onAdded={onAdded} writing={writing} />
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The column that the keyboard stood on when it opened the menu of the row. */
function columnOf(button: HTMLElement | null): string {
  const cells =
    button?.closest('[role="row"]')?.querySelectorAll<HTMLElement>('[data-row][data-column]') ?? [];
  return [...cells].find((cell) => cell.tabIndex === 0)?.dataset.column ?? 'title';
}
