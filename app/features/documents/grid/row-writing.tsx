import { Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconFolderSymlink,
  IconRowInsertBottom,
  IconRowInsertTop,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot } from '#domain/document/read';
import { usePlan } from '../plan/plan-context';
import type { RowCommands } from './use-rows';

const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

/** The lines of a row's menu that change the document. */
export function RowWriting(props: {
  activity: ActivitySnapshot;
  commands: RowCommands;
  onAdded: (id: string) => void;
  /** Around what begins a line to write in (useMenuFocus). */
  writing: (begin: () => void) => () => void;
}) {
  const { activity, commands, onAdded, writing } = props;
  const { snapshot } = usePlan();
  const { t } = useTranslation('documents');
  return (
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
      <Menu.Item leftSection={<IconArrowUp {...icon} />} onClick={() => commands.moveByOne(activity.id, -1)}>
        {t('row.moveUp')}
      </Menu.Item>
      <Menu.Item leftSection={<IconArrowDown {...icon} />} onClick={() => commands.moveByOne(activity.id, 1)}>
        {t('row.moveDown')}
      </Menu.Item>
      {snapshot.sections.length > 1 ? (
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconFolderSymlink {...icon} />}>{t('row.moveTo')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown mah={320} maw={320} style={{ overflowY: 'auto' }}>
            {snapshot.sections.map((section) => (
              <Menu.Item
                key={section.id}
                disabled={section.id === activity.sectionId}
                ps={10 + section.depth * 14}
                onClick={() => commands.moveTo(activity.id, { sectionId: section.id, afterId: undefined })}
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
  );
}
