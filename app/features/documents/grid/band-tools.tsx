import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconDotsVertical } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMenuFocus, type WrapWriting } from './use-menu-focus';

/** What can be pressed on the band of a section: its clicks and keys are not the grid's. */
export function BandTools({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the buttons' clicks and keys from the grid
    <span
      style={{ display: 'inline-flex', flex: 'none', gap: 4 }}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {children}
    </span>
  );
}

/** Folds the rows of a band away, and brings them back. */
export function FoldButton({
  title,
  folded,
  onFold,
}: {
  title: string;
  folded: boolean;
  onFold: () => void;
}) {
  const { t } = useTranslation('documents');
  return (
    <ActionIcon
      variant="transparent"
      color="gray"
      size="sm"
      tabIndex={-1}
      aria-label={t(folded ? 'section.unfold' : 'section.fold', { title })}
      onClick={(event) => {
        event.stopPropagation();
        onFold();
      }}
    >
      {folded ? <IconChevronRight size={16} data-flip /> : <IconChevronDown size={16} />}
    </ActionIcon>
  );
}

/** @param props.children the menu's items; those that begin to write somewhere wrap what they do in `writing` */
export function BandMenu(props: { title: string; children: (writing: WrapWriting) => ReactNode }) {
  const { t } = useTranslation('documents');
  const { menu, writing } = useMenuFocus();
  return (
    <Menu position="bottom-end" withinPortal shadow="md" {...menu}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          tabIndex={-1}
          data-row-menu
          aria-label={t('section.menu', { title: props.title })}
        >
          <IconDotsVertical size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{props.children(writing)}</Menu.Dropdown>
    </Menu>
  );
}
