import { Button, Checkbox, Group, NumberInput, Select, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { currencies } from '#domain/statistics/register/cells';
import type { Amount } from '#domain/statistics/tables';
import { useLanguage } from '~/i18n/language';
import { RemoveButton } from '~/ui/remove-button';
import type { UseTyped } from './use-typed';

/** Money recovered, a line for each currency, with the number of paid cases that stand behind it. */
export function TypedAmounts({ typed }: { typed: UseTyped }) {
  const { t } = useTranslation('statistics');
  const names = new Intl.DisplayNames([useLanguage()], { type: 'currency' });
  const { amounts } = typed.draft;
  const set = (next: readonly Amount[]) => typed.keep({ ...typed.draft, amounts: next });
  const change = (at: number, to: Partial<Amount>) =>
    set(amounts.map((amount, index) => (index === at ? whole({ ...amount, ...to }) : amount)));
  const free = currencies.filter((currency) => !amounts.some((amount) => amount.currency === currency));
  return (
    <Stack gap="sm">
      <div>
        <Title order={3}>{t('amounts.title')}</Title>
        <Text size="sm" c="dimmed">
          {t('typed.amountsWhy')}
        </Text>
      </div>
      {amounts.map((amount, at) => (
        <Group key={amount.currency} align="flex-end" gap="sm">
          <Select
            label={t('role.currency')}
            w={200}
            allowDeselect={false}
            data={[amount.currency, ...free].map((currency) => ({
              value: currency,
              label: `${currency} – ${names.of(currency)}`,
            }))}
            value={amount.currency}
            onChange={(currency) => currency && change(at, { currency })}
          />
          <NumberInput
            label={t('typed.total')}
            w={150}
            hideControls
            allowNegative={false}
            decimalScale={3}
            max={1e12}
            value={amount.total || ''}
            onChange={(value) => change(at, { total: Number(value) })}
          />
          <NumberInput
            label={t('typed.paid')}
            w={130}
            hideControls
            allowNegative={false}
            allowDecimal={false}
            max={1e6}
            value={amount.count || ''}
            onChange={(value) => change(at, { count: Number(value) })}
          />
          <Checkbox
            pb={8}
            label={t('typed.dominated')}
            disabled={amount.count === 1}
            checked={amount.dominated}
            onChange={(event) => change(at, { dominated: event.currentTarget.checked })}
          />
          <RemoveButton
            label={t('typed.removeAmount', { currency: amount.currency })}
            onClick={() => set(amounts.filter((_, index) => index !== at))}
          />
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          disabled={free.length === 0}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => set([...amounts, { currency: free[0] ?? '', total: 0, count: 0, dominated: false }])}
        >
          {t('typed.addAmount')}
        </Button>
      </Group>
    </Stack>
  );
}

/** A single payment is all of its total. */
const whole = (amount: Amount): Amount => (amount.count === 1 ? { ...amount, dominated: true } : amount);
