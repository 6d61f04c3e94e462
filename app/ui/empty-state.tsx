import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { type Icon, IconFileOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** What a list says when there is nothing in it: what would stand here, and how to make the first one. */
export function EmptyState(props: { title: string; text?: ReactNode; icon?: Icon; action?: ReactNode }) {
  const { title, text, icon: Picture = IconFileOff, action } = props;
  return (
    <Stack align="center" gap="xs" py="xl" px="md" ta="center">
      <ThemeIcon variant="light" color="gray" size={44} radius="xl" aria-hidden>
        <Picture size={24} stroke={1.5} />
      </ThemeIcon>
      <Title order={2} fz="md">
        {title}
      </Title>
      {text ? (
        <Text c="dimmed" maw="32rem">
          {text}
        </Text>
      ) : null}
      {action}
    </Stack>
  );
}
