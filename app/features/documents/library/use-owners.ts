import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { can } from '#domain/access/policy';
import type { OrganisationId } from '#domain/ids';
import { useLocalText } from '~/i18n/language';
import { useSignedIn } from '~/routes/layout';
import { useTRPC } from '~/trpc/client';

/** Whose document a new one may be. */
export interface Owner {
  /** Null: the network. */
  readonly id: OrganisationId | null;
  readonly label: string;
}

/** For whom the signed-in person may start a document. For display: the procedure asks the policy again. */
export function useOwners(): readonly Owner[] {
  const trpc = useTRPC();
  const say = useLocalText();
  const { t } = useTranslation('documents');
  const { actor } = useSignedIn();
  const { networkId } = actor;
  const { data: organisations = [] } = useQuery(
    trpc.organisation.list.queryOptions(undefined, { enabled: can(actor, 'directory.read', { networkId }) }),
  );
  const own = [...new Set(actor.memberships.map(({ organisationId }) => organisationId))];
  const possible: readonly (OrganisationId | null)[] = [null, ...own];
  return possible
    .filter((ownerOrganisationId) => can(actor, 'document.create', { networkId, ownerOrganisationId }))
    .map((id) => {
      const organisation = organisations.find((each) => each.id === id);
      const label = id === null ? t('library.network') : organisation ? say(organisation.names) : '…';
      return { id, label };
    });
}
