import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { useNavigate } from '@remix-run/react';
import {
  type Icon,
  IconChecklist,
  IconFileText,
  IconMessage,
  IconReportAnalytics,
  IconSearch,
  IconTargetArrow,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Actor } from '#domain/access/actor';
import { can } from '#domain/access/policy';
import type { Found } from '#server/search/found';
import { useLocalText } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { threadAddress } from '../comments/thread-address';
import { commandsFor, matching, type PaletteEntry } from './commands';
import classes from './palette.module.css';

/** Typing is searched when it pauses. */
const PAUSE_MS = 180;
const RECENT = 5;

/** Goes anywhere and begins the common acts, and finds documents, activities, comments, indicators and reports by their words. */
export function Palette({ actor, wanted }: { actor: Actor; wanted: number }) {
  const { t } = useTranslation(['search', 'common', 'documents']);
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const trpc = useTRPC();
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it opens each time it is wanted anew
  useEffect(() => spotlight.open(), [wanted]);
  const found = useQuery(
    trpc.search.find.queryOptions({ text }, { enabled: text !== '', placeholderData: keepPreviousData }),
  );
  const mayList = can(actor, 'document.list', { networkId: actor.networkId });
  const documents = useQuery(trpc.document.list.queryOptions(undefined, { enabled: mayList }));
  const entriesOf = useFoundEntries();
  const recent = (documents.data ?? []).slice(0, RECENT).map(
    ({ id, title }): PaletteEntry => ({
      id,
      group: 'recent',
      label: title || t('documents:plan.untitled'),
      to: `/documents/${id}`,
      icon: IconFileText,
    }),
  );
  const commands = commandsFor(actor, t);
  const entries =
    typed.trim() === ''
      ? [...commands, ...recent]
      : [...matching(commands, typed), ...(text === '' ? [] : entriesOf(found.data ?? []))];
  const groups = [...new Set(entries.map(({ group }) => group))];
  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      // A dialog needs a name; this one says to the eye what it is.
      title={t('search:open')}
      classNames={{ header: classes.name }}
    >
      <Spotlight.Search
        placeholder={t('search:placeholder')}
        aria-label={t('search:placeholder')}
        leftSection={<IconSearch size={18} stroke={1.7} aria-hidden />}
        dir="auto"
      />
      {/* What scrolls must be reached by Tab. */}
      <Spotlight.ActionsList {...scrolling}>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group} label={t(`search:group.${group}`)}>
            {entries
              .filter((entry) => entry.group === group)
              .map(({ id, label, description, to, icon: Sign }) => (
                <Spotlight.Action
                  key={id}
                  label={label}
                  description={description}
                  leftSection={<Sign size={18} stroke={1.7} aria-hidden />}
                  onClick={() => navigate(to)}
                />
              ))}
          </Spotlight.ActionsGroup>
        ))}
        {entries.length === 0 ? (
          <Spotlight.Empty>
            {t(found.isError ? 'search:failed' : found.isFetching ? 'search:searching' : 'search:nothing', {
              text: typed.trim(),
            })}
          </Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
      <Spotlight.Footer>{t('search:keys')}</Spotlight.Footer>
    </Spotlight.Root>
  );
}

/** It is a ScrollArea.Autosize, whose props its own type leaves out. */
const scrolling: object = { mah: 'min(60vh, 480px)', viewportProps: { tabIndex: 0 } };

const icons: Readonly<Record<Found['kind'], Icon>> = {
  document: IconFileText,
  activity: IconChecklist,
  comment: IconMessage,
  indicator: IconTargetArrow,
  report: IconReportAnalytics,
};

function useFoundEntries(): (found: readonly Found[]) => PaletteEntry[] {
  const { t } = useTranslation('documents');
  const say = useLocalText();
  const titleOf = (title: string): string => title || t('plan.untitled');
  const entryOf = (each: Found): PaletteEntry => {
    const shown = { group: each.kind, icon: icons[each.kind] };
    switch (each.kind) {
      case 'document':
        return {
          ...shown,
          id: each.documentId,
          label: titleOf(each.title),
          description: each.excerpt,
          to: `/documents/${each.documentId}`,
        };
      case 'activity':
        return {
          ...shown,
          id: `${each.documentId}/${each.activityId}`,
          label: [each.number, titleOf(each.title)].filter(Boolean).join(' '),
          description: [titleOf(each.documentTitle), each.excerpt].filter(Boolean).join(' · '),
          to: `/documents/${each.documentId}?activity=${each.activityId}`,
        };
      case 'comment':
        return {
          ...shown,
          id: `${each.threadId} ${each.excerpt}`,
          label: each.excerpt,
          description: [each.activityTitle, titleOf(each.documentTitle)].filter(Boolean).join(' · '),
          to: threadAddress(each),
        };
      case 'indicator':
        return {
          ...shown,
          id: each.indicatorId,
          label: `${each.code} ${say(each.titles)}`,
          to: `/indicators/${each.indicatorId}`,
        };
      case 'report':
        return { ...shown, id: each.reportId, label: titleOf(each.title), to: `/reports/${each.reportId}` };
    }
  };
  return (found) => found.map(entryOf);
}
