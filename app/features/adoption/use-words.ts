import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPeriod } from '#domain/period/format';
import type { ShownAdoption, ShownVersion } from '#server/adoption/list';
import { useLanguage } from '~/i18n/language';
import { useOrganisations } from '../activities/use-organisations';
import { useNames } from '../comments/use-names';
import { useVersionName } from '../documents/history/use-version-name';

/** How adoptions and votes are said: who, when, which version. */
export function useWords() {
  const { t } = useTranslation('adoption');
  const language = useLanguage();
  const { person } = useNames();
  const { codeOf } = useOrganisations();
  const versionName = useVersionName();
  return useMemo(() => {
    /** One day or several: "13–14 février 2017". */
    const days = (start: string, end: string): string =>
      formatPeriod({ text: '', start, end, precision: 'day', confirmed: true }, language);
    return {
      person,
      codeOf,
      versionName: (version: ShownVersion): string => versionName(version),
      days,
      /** "Adopté par le COPIL le 14 mars 2026". */
      adopted: ({ body, startsOn, endsOn }: Pick<ShownAdoption, 'body' | 'startsOn' | 'endsOn'>): string =>
        t(startsOn === endsOn ? 'onDay' : 'onDays', {
          adopted: t(`adopted.${body}`),
          date: days(startsOn, endsOn),
        }),
      /** Whose vote it is. */
      voter: ({ organisationId, personId }: { organisationId: string; personId: string | null }): string =>
        personId === null ? codeOf(organisationId) : `${person(personId)} (${codeOf(organisationId)})`,
    };
  }, [t, language, person, codeOf, versionName]);
}
