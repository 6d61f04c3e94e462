import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { activityStatuses } from '#domain/activities/status';
import { NONE, placeKeys, responsibleKeys } from '#domain/document/filter';
import type { ActivitySnapshot } from '#domain/document/read';
import { countryName, isCountryCode } from '~/i18n/country-name';
import { useLanguage } from '~/i18n/language';
import { type Plan, usePlan } from '../plan/plan-context';

/** What the keys of filters and groups are called in the page's language. */
export interface Names {
  status(key: string): string;
  responsible(key: string): string;
  place(key: string): string;
  project(key: string): string;
  section(id: string): string;
}

export function useNames(): Names {
  const { t } = useTranslation(['views', 'common', 'documents']);
  const { choices, snapshot } = usePlan();
  const language = useLanguage();
  const { activities, sections } = snapshot;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` changes with the language
  return useMemo<Names>(() => {
    const written = later(() => wordsInPlan(activities));
    const known = (list: Plan['choices']['projects'], id: string) =>
      list.find((each) => each.id === id)?.code;
    return {
      status: (key) => {
        const status = activityStatuses.find((each) => each === key);
        return status ? t(`common:status.${status}`) : t('none.status');
      },
      responsible: (key) =>
        key === NONE
          ? t('none.responsible')
          : (known(choices.organisations, key) ?? written().get(key) ?? key),
      place: (key) => (isCountryCode(key) ? countryName(key, language) : (written().get(key) ?? key)),
      project: (key) => known(choices.projects, key) ?? '…',
      section: (id) => sections.find((each) => each.id === id)?.title || t('documents:plan.untitled'),
    };
  }, [choices, activities, sections, language]);
}

/** How the plan itself writes what it names; of several spellings the first. */
function wordsInPlan(activities: readonly ActivitySnapshot[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const add = (keys: readonly string[], text: string): void => {
    for (const key of keys) if (!words.has(key)) words.set(key, text);
  };
  for (const { responsibles, places } of activities) {
    for (const each of responsibles) add(responsibleKeys({ responsibles: [each] }), each.text);
    for (const each of places) add(placeKeys({ places: [each] }, []), each.text);
  }
  return words;
}

/** Read only when somebody asks. */
function later<T>(read: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: read() };
    return made.value;
  };
}
