import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../comments/use-names';
import type { Names } from '../documents/history/use-names';
import { usePlan } from '../documents/plan/plan-context';

/** What the ids in a suggestion are called in the open document, deleted rows too. */
export function useRowNames(): Names {
  const { snapshot, choices } = usePlan();
  const { t } = useTranslation(['suggestions', 'documents', 'comments']);
  const people = useNames();
  return useMemo(() => {
    const { sections, activities, deleted } = snapshot;
    const titles = new Map<string, string>(
      [...deleted.sections, ...deleted.activities, ...sections, ...activities].map(({ id, title }) => [
        id,
        title,
      ]),
    );
    const row = (id: string | null): string => {
      const title = id === null ? undefined : titles.get(id);
      return title === undefined ? t('suggestions:about.gone') : title || t('documents:plan.untitled');
    };
    return {
      choices,
      row,
      link: row,
      person: (id) => (id === null ? t('comments:comment.someone') : people.person(id)),
    };
  }, [snapshot, choices, people, t]);
}
