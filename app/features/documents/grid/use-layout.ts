import { useDebouncedCallback, useLocalStorage } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import * as z from 'zod/mini';
import { type ColumnLayout, columnLayoutSchema, firstLayout } from '#domain/document/column-layout';
import type { DocumentKind } from '#domain/document/kinds';
import { useSignedIn } from '~/routes/layout';
import { useTRPC } from '~/trpc/client';

/** Not at every pixel of a border that is dragged. */
const PAUSE_MS = 1000;

/** What a device keeps of a person's columns. */
const onDeviceSchema = z.object({
  ...columnLayoutSchema.shape,
  /** When the server was told of what is kept here, or told it, by its own clock; empty: never. */
  at: z._default(z.string(), ''),
  /** Changed here, and not known to be on the server: as is what was kept before the server kept it. */
  unsent: z._default(z.boolean(), true),
});
type OnDevice = z.output<typeof onDeviceSchema>;

const atFirst: OnDevice = { ...firstLayout, at: '', unsent: false };

/**
 * The person's columns for a kind of document. The server keeps them for all their devices, the last arranged holds;
 * the device's copy is what is drawn first, and what is changed without a line until it can be sent.
 */
export function useLayout(
  kind: DocumentKind,
): [ColumnLayout, (how: (before: ColumnLayout) => Partial<ColumnLayout>) => void] {
  const { person } = useSignedIn();
  const trpc = useTRPC();
  const key = `jalon.columns.${person.id}.${kind}`;
  const [kept, keep] = useLocalStorage<OnDevice>({
    key,
    defaultValue: atFirst,
    // The grid is never drawn by the server.
    getInitialValueInEffect: false,
    deserialize: readOnDevice,
  });
  const { data: told, dataUpdatedAt } = useQuery(trpc.people.columnLayout.queryOptions({ kind }));
  const newer = told && !kept.unsent && told.at > kept.at ? told : null;
  useEffect(() => {
    if (newer) keep({ ...newer.layout, at: newer.at, unsent: false });
  }, [newer, keep]);

  // What could not be sent stays marked on the device, and goes with the next answer of the server or change.
  const { mutate } = useMutation(
    trpc.people.keepColumnLayout.mutationOptions({
      scope: { id: key },
      onSuccess: ({ at }, sent) =>
        keep((now) => ({
          ...now,
          at,
          unsent: JSON.stringify(layoutOf(now)) !== JSON.stringify(sent.layout),
        })),
    }),
  );
  const send = useDebouncedCallback((layout: ColumnLayout) => mutate({ kind, layout }), {
    delay: PAUSE_MS,
    flushOnUnmount: true,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again at each answer of the server
  useEffect(() => {
    if (kept.unsent) send(layoutOf(kept));
  }, [kept, send, dataUpdatedAt]);

  return [
    newer?.layout ?? layoutOf(kept),
    (how) => keep((before) => ({ ...before, ...how(layoutOf(before)), unsent: true })),
  ];
}

function layoutOf({ visible, widths, order, frozen }: OnDevice): ColumnLayout {
  return { visible, widths, order, frozen };
}

/** What another release wrote, or somebody else, is as if nothing were kept. */
function readOnDevice(text: string | undefined): OnDevice {
  try {
    return onDeviceSchema.parse({ ...firstLayout, ...JSON.parse(text ?? 'null') });
  } catch {
    return atFirst;
  }
}
