import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDotsVertical,
  IconFolderSymlink,
  IconLayoutSidebarRightExpand,
  IconMessagePlus,
  IconPencilCheck,
  IconRowInsertBottom,
  IconRowInsertTop,
  IconTrash,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot } from '#domain/document/read';
import { commentOn, useComments } from '~/features/comments/comments-context';
import { usePlan } from '../plan/plan-context';
import classes from './plan-grid.module.css';
import { useMenuFocus } from './use-menu-focus';
import type { RowCommands } from './use-rows';

const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

/** Everything that can be done with a row; the keyboard opens it with Shift+F10. */
export function RowMenu(props: {
  activity: ActivitySnapshot;
  commands: RowCommands;
  /** A new row wants to be written in. */
  onAdded: (id: string) => void;
}) {
  const { activity, commands, onAdded } = props;
  const { snapshot, writable, open, factOf, report } = usePlan();
  const { t } = useTranslation('documents');
  const { mayComment, begin } = useComments();
  const { menu, writing } = useMenuFocus();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Menu position="bottom-end" withinPortal shadow="md" width={230} {...menu}>
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
        <Menu.Item leftSection={<IconLayoutSidebarRightExpand {...icon} />} onClick={() => open(activity.id)}>
          {t('row.open')}
        </Menu.Item>
        {report && factOf(activity.id)?.canReport ? (
          <Menu.Item
            leftSection={<IconPencilCheck {...icon} />}
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
            leftSection={<IconMessagePlus {...icon} />}
            onClick={writing(() => begin(commentOn(activity.id, columnOf(button.current))))}
          >
            {t('row.comment')}
          </Menu.Item>
        ) : null}
        {writable ? (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconRowInsertTop {...icon} />}
              onClick={writing(() => onAdded(commands.addBeside(activity, 'above')))}
            >
              {t('row.addAbove')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconRowInsertBottom {...icon} />}
              onClick={writing(() => onAdded(commands.addBeside(activity, 'below')))}
            >
              {t('row.addBelow')}
            </Menu.Item>
            <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => commands.duplicate(activity)}>
              {t('row.duplicate')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconArrowUp {...icon} />}
              onClick={() => commands.moveByOne(activity.id, -1)}
            >
              {t('row.moveUp')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown {...icon} />}
              onClick={() => commands.moveByOne(activity.id, 1)}
            >
              {t('row.moveDown')}
            </Menu.Item>
            {snapshot.sections.length > 1 ? (
              <Menu.Sub>
                <Menu.Sub.Target>
                  <Menu.Sub.Item leftSection={<IconFolderSymlink {...icon} />}>
                    {t('row.moveTo')}
                  </Menu.Sub.Item>
                </Menu.Sub.Target>
                <Menu.Sub.Dropdown mah={320} maw={320} style={{ overflowY: 'auto' }}>
                  {snapshot.sections.map((section) => (
                    <Menu.Item
                      key={section.id}
                      disabled={section.id === activity.sectionId}
                      ps={10 + section.depth * 14}
                      onClick={() =>
                        commands.moveTo(activity.id, { sectionId: section.id, afterId: undefined })
                      }
                    >
                      <bdi>{section.title || t('plan.untitled')}</bdi>
                    </Menu.Item>
                  ))}
                </Menu.Sub.Dropdown>
              </Menu.Sub>
            ) : null}
            <Menu.Divider />
            <Menu.Item
              color="red.9"
              c="red.9"
              leftSection={<IconTrash {...icon} />}
              onClick={() => commands.remove(activity)}
            >
              {t('row.delete')}
            </Menu.Item>
          </>
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
