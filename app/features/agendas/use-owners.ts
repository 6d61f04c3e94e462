import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomeOwner } from '#domain/document/workshop';
import type { OrganisationId, PersonId } from '#domain/ids';
import { useTRPC } from '~/trpc/client';
import { foldWords } from '../documents/editors/fold-words';
import { usePlan } from '../documents/plan/plan-context';

export interface Owners {
  /** What can be chosen, under names that differ. */
  readonly offered: readonly {
    readonly group: 'organisations' | 'people';
    readonly names: readonly string[];
  }[];
  /** Whom a name means: an organisation, a person, or only what was written. Null: nothing was. */
  find(name: string): OutcomeOwner | null;
  nameOf(owner: {
    readonly text: string;
    readonly organisationId?: string;
    readonly personId?: string;
  }): string;
}

/** Who can be to do something, and what they are called today. Not everyone may know everyone's name. */
export function useOwners(): Owners {
  const { choices } = usePlan();
  const { t } = useTranslation('agendas');
  const trpc = useTRPC();
  const { data: people } = useQuery(trpc.people.list.queryOptions());
  return useMemo(() => {
    const here = (people ?? []).filter(({ name, left }) => name !== '' && !left);
    const codeOf = (id: string): string => choices.organisations.find((each) => each.id === id)?.code ?? '';
    const known = new Map<string, OutcomeOwner>();
    const offer = (name: string, owner: OutcomeOwner): string => {
      // Of two of one name the second is told by a number: both can be chosen.
      let free = name;
      for (let count = 2; known.has(foldWords(free)); count += 1) free = `${name} (${count})`;
      known.set(foldWords(free), owner);
      return free;
    };
    const organisations = choices.organisations.map(({ id, code }) =>
      // Organisations' and people's ids were made by newId.
      offer(code, { text: code, organisationId: id as OrganisationId }),
    );
    const names = here.map(({ id, name, memberships }) => {
      const of = [...new Set(memberships.map((held) => codeOf(held.organisationId)))].filter(Boolean);
      const label = of.length > 0 ? `${name} (${of.join(', ')})` : name;
      return offer(label, { text: '', personId: id as PersonId });
    });
    const nameOfPerson = new Map((people ?? []).map(({ id, name }) => [id, name]));
    return {
      offered: [
        { group: 'organisations', names: organisations },
        { group: 'people', names },
      ],
      find: (name) => {
        const written = name.trim().replace(/\s+/g, ' ');
        return written === '' ? null : (known.get(foldWords(written)) ?? { text: written });
      },
      nameOf: ({ text, organisationId, personId }) =>
        personId
          ? nameOfPerson.get(personId) || t('outcome.unnamed')
          : (organisationId && codeOf(organisationId)) || text,
    };
  }, [choices.organisations, people, t]);
}
