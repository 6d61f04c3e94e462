import { Avatar, Button, Menu, Text } from '@mantine/core';
import { Form } from '@remix-run/react';
import { IconCalendarShare, IconLogout } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Actor, roles } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import { CalendarDialog } from '~/features/calendars/later-calendar-dialog';
import { useSignOut } from '~/features/documents/connection/use-sign-out';

/** Who is signed in, in which roles, and the way out. */
export function PersonMenu({ name, actor }: { name: string; actor: Actor }) {
  const { t } = useTranslation();
  const signOut = useSignOut(actor.personId);
  const button = useRef<HTMLButtonElement>(null);
  const [subscribing, setSubscribing] = useState<boolean | null>(null);
  const held = roles.filter((role) => actor.memberships.some((membership) => membership.role === role));
  return (
    <>
      <Menu position="bottom-end" withinPortal={false}>
        <Menu.Target>
          <Button
            ref={button}
            variant="subtle"
            color="gray"
            size="compact-md"
            px={6}
            aria-label={`${t('shell.person')}: ${name}`}
            leftSection={<Avatar name={name} size={26} radius="xl" color="sea" aria-hidden />}
          >
            <Text span visibleFrom="sm" fz="sm" dir="auto" maw="14rem" truncate>
              {name}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown maw={300}>
          <Text px="sm" pt={6} fw={600} dir="auto">
            {name}
          </Text>
          <Text px="sm" pb={6} fz="sm" c="dimmed">
            {held.map((role) => t(`role.${role}`)).join(' · ')}
          </Text>
          <Menu.Divider />
          {can(actor, 'activity.list', actor) ? (
            <Menu.Item
              leftSection={<IconCalendarShare size={16} aria-hidden />}
              onClick={() => setSubscribing(true)}
            >
              {t('shell.calendar')}
            </Menu.Item>
          ) : null}
          <Form
            method="post"
            action="/logout"
            onSubmit={(event) => {
              event.preventDefault();
              void signOut();
            }}
          >
            <Menu.Item
              type="submit"
              leftSection={<IconLogout size={16} className="mirrored" aria-hidden />}
              closeMenuOnClick={false}
            >
              {t('shell.signOut')}
            </Menu.Item>
          </Form>
        </Menu.Dropdown>
      </Menu>
      <CalendarDialog
        documentId={null}
        opened={subscribing}
        onClose={() => setSubscribing(false)}
        onClosed={() => button.current?.focus()}
      />
    </>
  );
}
