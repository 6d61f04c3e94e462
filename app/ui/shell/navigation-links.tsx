import { NavLink } from '@mantine/core';
import { NavLink as PageLink, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '#domain/access/actor';
import { areasFor } from './navigation';

/** The areas a person may enter; the one being shown is marked for the eye and for readers of the screen. */
export function Navigation({ actor }: { actor: Actor }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return areasFor(actor).map(({ name, to, icon: Sign }) => {
    const root = `/${to.split('/')[1]}`;
    const active = pathname === root || pathname.startsWith(`${root}/`);
    return (
      <NavLink
        key={name}
        component={PageLink}
        to={to}
        prefetch="intent"
        label={t(`area.${name}`)}
        leftSection={<Sign size={18} stroke={1.7} aria-hidden />}
        active={active}
        aria-current={active ? 'page' : undefined}
        py={7}
        style={{ borderRadius: 'var(--mantine-radius-sm)' }}
      />
    );
  });
}
