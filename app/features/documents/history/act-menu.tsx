import { ActionIcon, Menu } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconDots } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryAct } from '#domain/document/history';
import type { EarlierMoment } from '#server/documents/moments';
import { useMenuFocus } from '../grid/use-menu-focus';
import { comparison } from './moments';
import { useRestore } from './restore-context';

/** What can be done with the states before and after an act, as far as they can still be read. */
export function ActMenu(props: {
  documentId: string;
  act: HistoryAct;
  who: { readonly person: string; readonly date: string };
  about: string | null;
  readable: { readonly before: boolean; readonly after: boolean };
  writable: boolean;
}) {
  const { documentId, act, who, about, readable, writable } = props;
  const { t } = useTranslation('history');
  const restore = useRestore();
  const button = useRef<HTMLButtonElement>(null);
  const { menu, writing } = useMenuFocus();
  const ask = (moment: EarlierMoment) =>
    writing(() => restore({ moment, activityId: about, onClosed: () => button.current?.focus() }));
  const [before, after] = [{ sequence: act.first - 1 }, { sequence: act.last }];
  if (!readable.before && !readable.after) return null;
  return (
    <Menu position="bottom-end" withinPortal shadow="md" {...menu}>
      <Menu.Target>
        <ActionIcon
          ref={button}
          variant="subtle"
          color="gray"
          aria-label={t('act.menu', who)}
          data-testid="act-menu"
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {readable.before && readable.after ? (
          <Menu.Item component={Link} to={comparison(documentId, before, after)}>
            {t('act.see')}
          </Menu.Item>
        ) : null}
        {readable.after ? (
          <Menu.Item component={Link} to={comparison(documentId, after, 'now')}>
            {t('act.compare')}
          </Menu.Item>
        ) : null}
        {writable && readable.after ? (
          <Menu.Item onClick={ask(after)}>
            {t(about === null ? 'act.restoreAfter' : 'act.activityAfter')}
          </Menu.Item>
        ) : null}
        {writable && readable.before && before.sequence > 0 ? (
          <Menu.Item onClick={ask(before)}>
            {t(about === null ? 'act.restoreBefore' : 'act.activityBefore')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
