import { ActionIcon, Text } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ColumnId } from '#domain/document/kinds';
import { isSuggested } from '#domain/suggestions/values';
import { usePlan } from '../documents/plan/plan-context';
import { firstSuggested } from './place-suggestions';
import { useSuggestions } from './suggestions-context';

/**
 * Beside the name of a field in the panel: proposes something else for it, for whoever may not write it themselves; to
 * everyone it says how many suggestions wait there, and leads to them.
 */
export function SuggestField({ activityId, field }: { activityId: string; field: ColumnId }) {
  const { t } = useTranslation(['suggestions', 'documents']);
  const { writable } = usePlan();
  const { maySuggest, suggestions, marks, propose, show } = useSuggestions();
  const count = marks[activityId]?.[field] ?? 0;
  if (!isSuggested(field)) return null;
  const first = firstSuggested(suggestions ?? [], activityId, field);
  const name = t(`documents:column.${field}`);
  const waiting = t('suggestions:mark', { count });
  return (
    <>
      {maySuggest && !writable ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          ms={4}
          aria-label={t('suggestions:propose.on', { field: name })}
          title={t('suggestions:propose.on', { field: name })}
          onClick={() => propose({ kind: 'field', activityId, column: field })}
        >
          <IconBulb size={15} />
        </ActionIcon>
      ) : null}
      {count > 0 && first ? (
        <ActionIcon
          variant="light"
          color="grape.9"
          size="sm"
          ms={4}
          aria-label={`${name}: ${waiting}`}
          title={waiting}
          onClick={() => show(first)}
        >
          <IconBulb size={14} />
          <Text span fz={11} fw={600}>
            {count}
          </Text>
        </ActionIcon>
      ) : null}
    </>
  );
}
