import { ActionIcon, Menu } from '@mantine/core';
import { Link } from '@remix-run/react';
import {
  IconDots,
  IconFileImport,
  IconFileOff,
  IconGavel,
  IconHistory,
  IconListNumbers,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kindDefinitions } from '#domain/document/kinds';
import type { DocumentHead } from '#server/documents/get';
import { later, laterPart } from '~/ui/later';
import { useMenuFocus } from '../grid/use-menu-focus';
import { usePlan } from './plan-context';

// Loaded when they are first asked for.
const RenumberDialog = laterPart(
  later(() => import('./renumber-dialog')),
  (part) => part.default,
);
const UndoImport = laterPart(
  later(() => import('../import/undo-import')),
  (part) => part.UndoImport,
);

/** What is seldom done with a whole document. */
export function DocumentMenu({ saved, head }: { saved: boolean; head: DocumentHead }) {
  const { t } = useTranslation(['documents', 'history', 'grid', 'imports', 'adoption']);
  const { mayUndoImport, mayReadAdoption } = head;
  const { documentId, snapshot, writable } = usePlan();
  const [undoing, setUndoing] = useState<boolean | null>(null);
  const [renumbering, setRenumbering] = useState<boolean | null>(null);
  const mayRenumber =
    writable && snapshot.activities.length > 0 && kindDefinitions[snapshot.kind].columns.includes('number');
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
          {writable ? (
            <Menu.Item
              component={Link}
              to={`/documents/${documentId}/import`}
              leftSection={<IconFileImport size={16} aria-hidden />}
            >
              {t('imports:into.open')}
            </Menu.Item>
          ) : null}
          {mayReadAdoption ? (
            <Menu.Item
              component={Link}
              to={`/documents/${documentId}/adoption`}
              leftSection={<IconGavel size={16} aria-hidden />}
            >
              {t('adoption:open')}
            </Menu.Item>
          ) : null}
          {mayRenumber ? (
            <Menu.Item
              leftSection={<IconListNumbers size={16} aria-hidden />}
              onClick={writing(() => setRenumbering(true))}
            >
              {t('grid:renumber.open')}
            </Menu.Item>
          ) : null}
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
      {renumbering === null ? null : (
        <RenumberDialog
          opened={renumbering}
          onClose={() => setRenumbering(false)}
          onClosed={() => button.current?.focus()}
        />
      )}
      {undoing === null ? null : (
        <UndoImport
          opened={undoing}
          onClose={() => setUndoing(false)}
          // By itself it would give the focus to the item that opened it, which is gone with its menu.
          onClosed={() => button.current?.focus()}
          saved={saved}
        />
      )}
    </>
  );
}
