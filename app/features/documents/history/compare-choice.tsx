import { ActionIcon, Group, Select } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DocumentHead } from '#server/documents/get';
import type { Moment } from '#server/documents/moments';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { momentOf, writtenMoment } from './moments';
import { useVersionName } from './versions';

/** Which two states are compared: versions, now, and moments of history that were chosen there. */
export function CompareChoice(props: {
  head: DocumentHead;
  before: Moment | null;
  after: Moment | null;
  onChoose: (moments: { before: Moment | null; after: Moment | null }) => void;
}) {
  const { head, before, after, onChoose } = props;
  const { t } = useTranslation('history');
  const trpc = useTRPC();
  const format = useFormat();
  const versionName = useVersionName();
  const documentId = head.id;
  const { data: versions = [] } = useQuery(trpc.document.version.list.queryOptions({ documentId }));
  // Asked by the page too: it knows when the chosen moments were.
  const told = useQuery(
    trpc.document.compare.queryOptions(
      { documentId, before: before ?? 'now', after: after ?? 'now' },
      { retry: false, enabled: before !== null && after !== null },
    ),
  );
  const named = [
    { value: 'now', label: t('compare.now') },
    ...versions.map((version) => ({
      value: writtenMoment({ version: version.id }),
      label: t('compare.versionAt', { name: versionName(version), date: format.dateTime(version.at) }),
    })),
  ];
  const offered = (moment: Moment | null, at: string | null | undefined) => {
    if (moment === null || moment === 'now' || !('sequence' in moment)) return named;
    const { sequence } = moment;
    const label = at
      ? t('compare.momentAt', { date: format.dateTime(at), sequence: format.number(sequence) })
      : t('compare.moment', { sequence: format.number(sequence) });
    return [...named, { value: writtenMoment(moment), label }];
  };
  const side = (which: 'before' | 'after') => {
    const moment = which === 'before' ? before : after;
    return (
      <Select
        label={t(`compare.${which}`)}
        w={{ base: '100%', sm: 340 }}
        allowDeselect={false}
        placeholder={t('compare.choose')}
        value={moment === null ? null : writtenMoment(moment)}
        data={offered(moment, told.data?.[which].at)}
        onChange={(chosen) => onChoose({ before, after, [which]: momentOf(chosen) })}
      />
    );
  };
  return (
    <Group align="flex-end" gap="sm" mb="md">
      {side('before')}
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('compare.swap')}
        disabled={before === null || after === null}
        onClick={() => onChoose({ before: after, after: before })}
      >
        <IconArrowsExchange size={18} aria-hidden />
      </ActionIcon>
      {side('after')}
    </Group>
  );
}
