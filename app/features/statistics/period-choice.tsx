import { Select } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '~/trpc/client';

/** The network's periods to choose from; a locked one says so. */
export function PeriodChoice(props: { periodId: string; onChoose: (periodId: string) => void }) {
  const { periodId, onChoose } = props;
  const { t } = useTranslation('statistics');
  const trpc = useTRPC();
  const { data: periods } = useSuspenseQuery(trpc.period.list.queryOptions());
  return (
    <Select
      label={t('period.label')}
      w={240}
      allowDeselect={false}
      data={periods.map(({ id, code, lockedAt }) => ({
        value: id,
        label: lockedAt ? t('period.lockedCode', { code }) : code,
      }))}
      value={periodId}
      onChange={(id) => id && onChoose(id)}
    />
  );
}
