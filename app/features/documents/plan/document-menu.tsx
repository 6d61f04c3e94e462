import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFileOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UndoImport } from '../import/undo-import';

/** What is seldom done with a whole document. */
export function DocumentMenu({ saved }: { saved: boolean }) {
  const { t } = useTranslation('documents');
  const [undoing, setUndoing] = useState(false);
  return (
    <>
      <Menu position="bottom-end" withinPortal shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('plan.more')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileOff size={16} aria-hidden />} onClick={() => setUndoing(true)}>
            {t('undoImport.open')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <UndoImport opened={undoing} onClose={() => setUndoing(false)} saved={saved} />
    </>
  );
}
