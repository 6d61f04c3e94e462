import { ActionIcon, Menu } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconDots, IconFileOff, IconHistory } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMenuFocus } from '../grid/use-menu-focus';
import { UndoImport } from '../import/undo-import';
import { usePlan } from './plan-context';

/** What is seldom done with a whole document. */
export function DocumentMenu({ saved, mayUndoImport }: { saved: boolean; mayUndoImport: boolean }) {
  const { t } = useTranslation(['documents', 'history']);
  const { documentId } = usePlan();
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
            aria-label={t('documents:plan.more')}
          >
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component={Link}
            to={`/documents/${documentId}/history`}
            leftSection={<IconHistory size={16} aria-hidden />}
          >
            {t('history:title')}
          </Menu.Item>
          {mayUndoImport ? (
            <Menu.Item
              leftSection={<IconFileOff size={16} aria-hidden />}
              onClick={writing(() => setUndoing(true))}
            >
              {t('documents:undoImport.open')}
            </Menu.Item>
          ) : null}
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
