import { Badge, type MantineColor } from '@mantine/core';
import {
  type Icon,
  IconArrowsSplit2,
  IconCloudCheck,
  IconCloudOff,
  IconDeviceFloppy,
  IconPencil,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Held, SaveState, Status } from '../connection/save-state';

const looks: Readonly<
  Record<SaveState, { color: MantineColor; icon: Icon; label: 'saved' | 'onDevice' | 'notSaved' }>
> = {
  saved: { color: 'teal', icon: IconCloudCheck, label: 'saved' },
  kept: { color: 'yellow', icon: IconDeviceFloppy, label: 'onDevice' },
  unsaved: { color: 'red', icon: IconCloudOff, label: 'notSaved' },
};

/** What is in no document yet, and needs the person: to leave the field, or to choose. */
const heldLooks: Readonly<Record<Held, { color: MantineColor; icon: Icon; label: 'typing' | 'choosing' }>> = {
  typing: { color: 'gray', icon: IconPencil, label: 'typing' },
  choice: { color: 'yellow', icon: IconArrowsSplit2, label: 'choosing' },
};

/** Which of three things is true of what this person wrote. On a telephone too, in words. */
export function SavePill({ status }: { status: Status }) {
  const { t } = useTranslation('documents');
  const { color, icon: Sign, label } = status.held ? heldLooks[status.held] : looks[status.save];
  // On its way over a line that stands: said in a quiet colour, for it lasts a moment.
  const moving = status.line === 'online' && status.save !== 'saved' && status.held === null;
  const shown = moving ? 'gray' : color;
  return (
    <Badge
      size="lg"
      radius="sm"
      variant="light"
      color={shown}
      c={`${shown}.9`}
      px={8}
      fz="xs"
      role="status"
      data-testid="save-state"
      data-save={status.save}
      data-line={status.line}
      leftSection={<Sign size={15} stroke={1.8} aria-hidden />}
    >
      {t(`save.${label}`)}
      {status.line === 'offline' ? ` · ${t('save.offline')}` : null}
      {status.line === 'connecting' ? ` · ${t('save.connecting')}` : null}
    </Badge>
  );
}
