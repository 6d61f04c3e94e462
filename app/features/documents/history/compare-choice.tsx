import { ActionIcon, Group, Select } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DocumentHead } from '#server/documents/get';
import type { Moment } from '#server/documents/moments';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { momentOf, writtenMoment } from './moments';
import { useOfferedMoments } from './use-offered-moments';

/** Which two states are compared: now, versions, and moments of the history. */
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
  const groups = useOfferedMoments(head);
  // Asked by the page too: it knows when the chosen moments were.
  const told = useQuery(
    trpc.document.compare.queryOptions(
      { documentId: head.id, before: before ?? 'now', after: after ?? 'now' },
      { retry: false, enabled: before !== null && after !== null },
    ),
  );
  /** One that was chosen in the history and is too old to be offered is offered too. */
  const offered = (moment: Moment | null, at: string | null | undefined) => {
    const value = moment === null ? null : writtenMoment(moment);
    const known = groups.some(({ items }) => items.some((item) => item.value === value));
    if (value === null || known || moment === null || moment === 'now') return groups;
    const sequence = 'sequence' in moment ? format.number(moment.sequence) : '';
    const label = at
      ? t('compare.momentAt', { date: format.dateTime(at), sequence })
      : t('compare.moment', { sequence });
    return [...groups, { group: t('compare.chosen'), items: [{ value, label }] }];
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
        data-testid={`compare-${which}`}
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
