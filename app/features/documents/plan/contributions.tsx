import { Anchor, Group, Select, Stack, Text } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot } from '#domain/document/read';
import { activityMap } from '#domain/document/shape';
import type { DocumentId } from '#domain/ids';
import type { LinkedActivity } from '#server/activities/contributions';
import { useTRPC } from '~/trpc/client';
import { onEscape } from '~/ui/on-escape';
import { RemoveButton } from '~/ui/remove-button';
import { StatusBadge } from '~/ui/status-badge';
import { foldWords } from '../editors/fold-words';
import { AddEntry } from './add-entry';
import { usePlan } from './plan-context';

/** So many are offered at once; who types finds the others. */
const MOST_OFFERED = 40;

/** What an activity contributes to, in whatever plan, and what is done for it elsewhere, each with its status. */
export function Contributions({ activity }: { activity: ActivitySnapshot }) {
  const { documentId, writable, edit } = usePlan();
  const { t } = useTranslation('documents');
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.activity.contributions.queryOptions({ documentId, activityId: activity.id }),
  );
  const from = data?.from ?? [];
  if (!writable && activity.contributesTo.length + from.length === 0) return null;
  return (
    <section aria-label={t('links.title')} data-testid="contributions">
      <Text fw={600} mt="md" mb={4}>
        {t('links.to')}
      </Text>
      <Stack gap={4}>
        {activity.contributesTo.map(({ key, documentId: toDocumentId }) => {
          const linked = data?.to.find((each) => each.activityId === key);
          return (
            <Group key={key} gap={4} wrap="nowrap" justify="space-between">
              {linked ? (
                <Linked activity={linked} />
              ) : (
                // A plan this person may not read, or one that is only just linked.
                <Anchor component={Link} to={`/documents/${toDocumentId}?activity=${key}`} fz="sm">
                  {t('links.unnamed')}
                </Anchor>
              )}
              {writable ? (
                <RemoveButton
                  label={t('links.remove', { title: linked?.title ?? '' })}
                  onClick={() => edit((doc) => activityMap(doc, activity.id, 'contributesTo')?.delete(key))}
                />
              ) : null}
            </Group>
          );
        })}
        {writable ? (
          <AddEntry label={t('links.add')}>
            {(close) => (
              <FindActivity
                except={
                  new Set([
                    activity.id,
                    ...activity.contributesTo.map(({ key }) => key),
                    ...from.map((each) => each.activityId),
                  ])
                }
                onChosen={(chosen) => {
                  close();
                  if (!chosen) return;
                  edit((doc) =>
                    activityMap(doc, activity.id, 'contributesTo')?.set(chosen.activityId, {
                      // Documents' ids were made by newId.
                      documentId: chosen.documentId as DocumentId,
                    }),
                  );
                }}
              />
            )}
          </AddEntry>
        ) : null}
      </Stack>
      {from.length > 0 ? (
        <>
          <Text fw={600} mt="md" mb={4}>
            {t('links.from', { count: from.length })}
          </Text>
          <Stack gap={4}>
            {from.map((each) => (
              <Linked key={each.activityId} activity={each} />
            ))}
          </Stack>
        </>
      ) : null}
    </section>
  );
}

function Linked({ activity }: { activity: LinkedActivity }) {
  const { choices } = usePlan();
  const { t } = useTranslation('documents');
  const owner = choices.organisations.find(({ id }) => id === activity.ownerOrganisationId);
  return (
    <Group gap={8} wrap="nowrap" justify="space-between" style={{ flex: 1, minWidth: 0 }}>
      <div style={{ minWidth: 0 }}>
        <Anchor
          component={Link}
          to={`/documents/${activity.documentId}?activity=${activity.activityId}`}
          fz="sm"
          dir="auto"
        >
          {[activity.number, activity.title || t('plan.untitled')].filter(Boolean).join(' ')}
        </Anchor>
        <Text fz="xs" c="dimmed" dir="auto">
          {[owner?.code, activity.documentTitle].filter(Boolean).join(' · ')}
        </Text>
      </div>
      {activity.status ? <StatusBadge status={activity.status.status} /> : null}
    </Group>
  );
}

/** Finds an activity in the plans that the person may read. */
function FindActivity(props: {
  except: ReadonlySet<string>;
  onChosen: (chosen: { documentId: string; activityId: string } | null) => void;
}) {
  const { t } = useTranslation('documents');
  const trpc = useTRPC();
  const { data, isLoading } = useQuery(trpc.activity.list.queryOptions({}));
  const found = (data ?? []).filter(({ activityId }) => !props.except.has(activityId));
  const titles = new Map(found.map(({ documentId, documentTitle }) => [documentId, documentTitle]));
  return (
    <Select
      searchable
      autoFocus
      defaultDropdownOpened
      limit={MOST_OFFERED}
      aria-label={t('links.find')}
      placeholder={t('links.find')}
      nothingFoundMessage={t(isLoading ? 'plan.loading' : 'links.none')}
      data={[...titles].map(([documentId, group]) => ({
        group: group || t('plan.untitled'),
        items: found
          .filter((each) => each.documentId === documentId)
          .map(({ activityId, number, title }) => ({
            value: activityId,
            label: [number, title || t('plan.untitled')].filter(Boolean).join(' '),
          })),
      }))}
      filter={({ options, search, limit }) => {
        const wanted = foldWords(search);
        let left = limit;
        return options.flatMap((option) => {
          if (!('group' in option)) return [];
          const inGroup = foldWords(option.group).includes(wanted);
          const items = option.items
            .filter(({ label }) => inGroup || foldWords(label).includes(wanted))
            .slice(0, Math.max(left, 0));
          left -= items.length;
          return items.length > 0 ? [{ ...option, items }] : [];
        });
      }}
      onChange={(id) => props.onChosen(found.find(({ activityId }) => activityId === id) ?? null)}
      onKeyDown={onEscape(() => props.onChosen(null))}
    />
  );
}
