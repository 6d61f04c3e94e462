import { useTranslation } from 'react-i18next';
import { type About, BODY } from '#domain/comments/about';
import { usePlan } from '../documents/plan/plan-context';

/** What a thread is about, in words: the field, and before it the activity when `whole`. */
export function useAboutText(): (about: About, whole?: boolean) => string {
  const { t } = useTranslation(['comments', 'documents']);
  const { snapshot } = usePlan();
  // A kind of document may have columns that this page has no word for.
  const column = (field: string): string =>
    t([`documents:column.${field}`, 'comments:about.activity'] as unknown as 'comments:about.activity');
  return (about, whole = false) => {
    if (about.kind === 'document') return t('comments:about.document');
    if (about.kind === 'text' && about.activityId === null)
      return about.field === BODY ? t('comments:about.body') : t('comments:about.document');
    const field = about.kind === 'activity' ? null : column(about.field);
    if (!whole) return field ?? t('comments:about.activity');
    const activity = snapshot.activities.find(({ id }) => id === about.activityId);
    const title = activity ? activity.title || t('documents:plan.untitled') : t('comments:about.gone');
    return field === null ? title : `${title} · ${field}`;
  };
}
