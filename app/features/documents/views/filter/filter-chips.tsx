import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ActivityFilter } from '#domain/document/filter';
import { useFormat } from '~/i18n/format';
import { useNames } from '../use-names';
import { useFilter } from './use-filter';

interface Chip {
  readonly key: string;
  readonly criterion: string;
  readonly value: string;
  /** The filter without it. */
  readonly without: Partial<ActivityFilter>;
}

/** What the filter asks, each part to be taken out with one press. */
export function FilterChips() {
  const [, change] = useFilter();
  const { t } = useTranslation('views');
  return (
    <>
      {useChips().map(({ key, criterion, value, without }) => (
        <Button
          key={key}
          size="compact-sm"
          variant="light"
          fw={400}
          maw="min(22rem, 100%)"
          rightSection={<IconX size={14} aria-hidden />}
          aria-label={t('filter.remove', { criterion, value })}
          onClick={() => change(without)}
        >
          {/* In the label's own boxes the space after the colon would be lost. */}
          <span>
            {criterion}
            {t('colon')}
            <bdi>{value}</bdi>
          </span>
        </Button>
      ))}
    </>
  );
}

function useChips(): Chip[] {
  const [filter] = useFilter();
  const { t } = useTranslation('views');
  const names = useNames();
  const format = useFormat();
  const each = (
    field: 'statuses' | 'responsibles' | 'places' | 'projects' | 'sections',
    nameOf: (key: string) => string,
  ): Chip[] =>
    filter[field].map((key) => ({
      key: `${field} ${key}`,
      criterion: t(`criterion.${field}`),
      value: nameOf(key),
      without: { [field]: filter[field].filter((other) => other !== key) },
    }));
  const one = (
    field: 'text' | 'from' | 'to' | 'undated',
    value: string | null,
    empty: Partial<ActivityFilter>,
  ): Chip[] =>
    value === null ? [] : [{ key: field, criterion: t(`criterion.${field}`), value, without: empty }];
  return [
    ...one('text', filter.text.trim() === '' ? null : filter.text.trim(), { text: '' }),
    ...each('statuses', names.status),
    ...each('responsibles', names.responsible),
    ...each('places', names.place),
    ...each('projects', names.project),
    ...each('sections', names.section),
    ...one('from', filter.from && format.month(filter.from), { from: null }),
    ...one('to', filter.to && format.month(filter.to), { to: null }),
    ...one('undated', filter.undated ? t('criterion.undatedValue') : null, { undated: false }),
  ];
}
