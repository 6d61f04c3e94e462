import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { usePlan } from '../documents/plan/plan-context';
import { type ProposeTarget, useSuggestions } from './suggestions-context';

/** Beside a title: proposes another one, for whoever may not write it themselves. */
export function SuggestButton({ target, label }: { target: ProposeTarget; label: string }) {
  const { writable } = usePlan();
  const { maySuggest, propose } = useSuggestions();
  if (!maySuggest || writable) return null;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        className="no-print"
        aria-label={label}
        onClick={() => propose(target)}
      >
        <IconBulb size={15} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
