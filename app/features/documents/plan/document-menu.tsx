import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFileOff } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMenuFocus } from '../grid/use-menu-focus';
import { UndoImport } from '../import/undo-import';

/** What is seldom done with a whole document. */
export function DocumentMenu({ saved }: { saved: boolean }) {
  const { t } = useTranslation('documents');
  const [undoing, setUndoing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { menu, writing } = useMenuFocus();
  return (
    <>
      <Menu position="bottom-end" withinPortal shadow="md" {...menu}>
        <Menu.Target>
          <ActionIcon
            ref={button}
            variant="default"
            size={36}
            data-testid="document-menu"
            aria-label={t('plan.more')}
          >
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconFileOff size={16} aria-hidden />}
            onClick={writing(() => setUndoing(true))}
          >
            {t('undoImport.open')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <UndoImport
        opened={undoing}
        onClose={() => setUndoing(false)}
        // By itself it would give the focus to the item that opened it, which is gone with its menu.
        onClosed={() => button.current?.focus()}
        saved={saved}
      />
    </>
  );
}
