import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';

/** At the end of a line: takes it out. The label names what goes. */
export function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
}
