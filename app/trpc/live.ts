import { type Query, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useRef } from 'react';
import type { LiveEvent } from '#server/live';
import { useTRPC } from './client';

const everything = [
  'document',
  'activity',
  'agenda',
  'indicator',
  'report',
  'caseReturn',
  'period',
  'release',
  'people',
  'organisation',
  'calendar',
  'comment',
  'suggestion',
  'notification',
  'adoption',
];

/** The areas of calls whose answers may have changed when an event of a kind arrives. */
const areasOf: Readonly<Record<LiveEvent['kind'], readonly string[]>> = {
  document: ['document', 'activity', 'agenda', 'indicator', 'report'],
  status: ['activity', 'agenda', 'document', 'indicator', 'report'],
  caseReturn: ['caseReturn', 'period', 'release', 'indicator', 'report'],
  indicator: ['indicator', 'report'],
  report: ['report'],
  people: ['people', 'organisation', 'comment'],
  comment: ['comment'],
  // A version is made with it.
  adoption: ['adoption', 'document'],
  suggestion: ['suggestion'],
  notification: ['notification'],
  calendar: ['calendar'],
  missed: everything,
};

/** A tRPC key starts with the path: `[['activity', 'list'], …]`. */
function areaOf(query: Query): string {
  const [path] = query.queryKey;
  return Array.isArray(path) ? String(path[0]) : '';
}

/**
 * Keeps the open page true: what changed elsewhere is asked again, with the rights of who looks. A stream tells
 * nothing of the time before it began, so after each one but the first, everything is.
 */
export function useLiveFacts(): void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const tries = useRef(0);
  const changed = (kind: LiveEvent['kind']): void => {
    const areas = areasOf[kind];
    void queries.invalidateQueries({ predicate: (query) => areas.includes(areaOf(query)) });
  };
  useSubscription(
    trpc.live.events.subscriptionOptions(undefined, {
      onConnectionStateChange: ({ state }) => {
        if (state === 'connecting') tries.current += 1;
      },
      onStarted: () => {
        if (tries.current > 1) changed('missed');
      },
      onData: ({ kind }) => changed(kind),
    }),
  );
}
