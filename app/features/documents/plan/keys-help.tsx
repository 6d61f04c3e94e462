import { ActionIcon, Tooltip } from '@mantine/core';
import { useDisclosure, useWindowEvent } from '@mantine/hooks';
import { IconKeyboard } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { later, laterPart, useOnce } from '~/ui/later';

const KeysDialog = laterPart(
  later(() => import('./keys-dialog')),
  (part) => part.KeysDialog,
);

/** The list of the keys: by its button, by Ctrl+/ anywhere, and by "?" where that is no letter of a text. */
export function KeysHelp() {
  const { t } = useTranslation('grid');
  const [opened, { open, close }] = useDisclosure();
  useWindowEvent('keydown', (event) => {
    const asked = event.key === '/' ? event.ctrlKey || event.metaKey : event.key === '?' && !isWriting(event);
    if (!asked || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    open();
  });
  const once = useOnce(opened);
  return (
    <>
      <Tooltip label={`${t('keys.title')} (Ctrl+/)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('keys.title')}
          aria-keyshortcuts="Control+/"
          aria-haspopup="dialog"
          visibleFrom="sm"
          onClick={open}
        >
          <IconKeyboard size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {once ? <KeysDialog opened={opened} onClose={close} /> : null}
    </>
  );
}

function isWriting({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}
