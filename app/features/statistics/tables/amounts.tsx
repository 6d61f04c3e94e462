import { List, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/format';

type Amount =
  | { readonly currency: string; readonly total: number; readonly count: number }
  | { readonly currency: string; readonly state: 'hidden' };

/** Money recovered, a line for each currency: never added across them. A release may hide one. */
export function Amounts({ amounts }: { amounts: readonly Amount[] }) {
  const { t } = useTranslation('statistics');
  const format = useFormat();
  if (amounts.length === 0) return null;
  return (
    <Stack gap={4}>
      <Title order={3}>{t('amounts.title')}</Title>
      <List size="sm">
        {amounts.map((amount) => (
          <List.Item key={amount.currency}>
            {'total' in amount
              ? t('amounts.line', {
                  amount: format.number(amount.total, { style: 'currency', currency: amount.currency }),
                  count: amount.count,
                })
              : t('amounts.hidden', { currency: amount.currency })}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
