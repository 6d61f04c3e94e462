import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';

/**
 * The end of a list in the panel: a button, and in its place the form of a new entry once it was asked for.
 * @param props.children the form; it is given how to put itself away
 */
export function AddEntry(props: { label: string; children: (close: () => void) => ReactNode }) {
  const [adding, setAdding] = useState(false);
  if (adding) return props.children(() => setAdding(false));
  return (
    <Group>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => setAdding(true)}
      >
        {props.label}
      </Button>
    </Group>
  );
}
