import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useLocation, useNavigation } from '@remix-run/react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import type { LocalText } from '#domain/language';
import { Bell } from '~/features/notifications/bell';
import { PaletteButton } from '~/features/search/palette-button';
import { useLocalText } from '~/i18n/language';
import { LanguageMenu } from './language-menu';
import { Mark } from './mark';
import { Navigation } from './navigation-links';
import { PersonMenu } from './person-menu';
import classes from './shell.module.css';

export interface ShownPerson {
  readonly actor: Actor;
  readonly person: { readonly name: string };
  readonly network: { readonly names: LocalText };
}

/** The frame of every page of a signed-in person. On a narrow screen the navigation waits behind the burger. */
export function Shell({ signedIn, children }: { signedIn: ShownPerson; children: ReactNode }) {
  const { t } = useTranslation();
  const say = useLocalText();
  const [opened, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  const moving = useNavigation().state === 'loading';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever another page is shown
  useEffect(close, [pathname]);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', sm: 'lg' }}
    >
      <a href="#content" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t(opened ? 'shell.closeMenu' : 'shell.openMenu')}
              aria-expanded={opened}
              aria-controls="navigation"
            />
            <Link to="/" className={classes.brand} aria-label={`Jalon – ${t('shell.home')}`}>
              <Mark />
              <Text span fw={600} visibleFrom="sm">
                Jalon
              </Text>
            </Link>
            <Text className={classes.network} dir="auto" title={say(signedIn.network.names)}>
              {say(signedIn.network.names)}
            </Text>
          </Group>
          <Group gap={4} wrap="nowrap">
            {can(signedIn.actor, 'document.list', signedIn.actor) ? <Bell /> : null}
            <PaletteButton actor={signedIn.actor} />
            <LanguageMenu />
            <PersonMenu name={signedIn.person.name} actor={signedIn.actor} />
          </Group>
        </Group>
        <div className={classes.progress} data-moving={moving || undefined} aria-hidden />
      </AppShell.Header>
      <AppShell.Navbar id="navigation" p="xs" component="nav" aria-label={t('shell.navigation')}>
        <Navigation actor={signedIn.actor} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}
