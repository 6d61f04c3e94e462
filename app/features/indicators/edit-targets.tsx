import { Button, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorSeries } from '#server/indicators/series';
import { useTRPC } from '~/trpc/client';
import { FormActions } from '~/ui/form';
import { RefusalAlert } from '~/ui/refusal-alert';
import { fromTyped, suffixOf, type Typed, toTyped, typed } from './typed-figure';

/** Baseline and targets, for the secretariat. Only what changed is sent. */
export function EditTargets({ series }: { series: IndicatorSeries }) {
  const { t } = useTranslation(['indicators', 'common']);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('edit.button')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('edit.title')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <TargetForm series={series} onDone={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function TargetForm({ series, onDone }: { series: IndicatorSeries; onDone: () => void }) {
  const { t } = useTranslation(['indicators', 'common']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { indicator, points } = series;
  const { kind } = indicator;
  const shown = (value: number | null | undefined): Typed => (value == null ? '' : toTyped(kind, value));
  const meant = (value: Typed): number | null => (value === '' ? null : fromTyped(kind, value));
  const [baseline, setBaseline] = useState<Typed>(shown(indicator.baseline?.value));
  const [year, setYear] = useState<Typed>(indicator.baseline?.year ?? '');
  const [targets, setTargets] = useState<ReadonlyMap<string, Typed>>(
    new Map(points.map(({ period, target }) => [period.id, shown(target)])),
  );
  const update = useMutation(trpc.indicator.update.mutationOptions());
  const setTarget = useMutation(trpc.indicator.setTarget.mutationOptions());
  const [error, setError] = useState<unknown>(null);
  const yearMissing = baseline !== '' && year === '';

  const save = async () => {
    setError(null);
    try {
      if (baseline !== shown(indicator.baseline?.value) || year !== (indicator.baseline?.year ?? '')) {
        await update.mutateAsync({
          indicatorId: indicator.id,
          baseline: baseline === '' || year === '' ? null : { value: fromTyped(kind, baseline), year },
        });
      }
      for (const { period, target } of points) {
        const value = targets.get(period.id) ?? '';
        if (value !== shown(target)) {
          await setTarget.mutateAsync({
            indicatorId: indicator.id,
            periodId: period.id,
            value: meant(value),
          });
        }
      }
      onDone();
    } catch (failure) {
      setError(failure);
    }
    await queries.invalidateQueries({ queryKey: trpc.indicator.pathKey() });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!yearMissing) void save();
      }}
    >
      <Stack gap="sm">
        <RefusalAlert error={error} />
        <Group grow align="flex-start">
          <NumberInput
            label={t('edit.baseline')}
            data-autofocus
            suffix={suffixOf(kind)}
            value={baseline}
            onChange={(value) => setBaseline(typed(value))}
          />
          <NumberInput
            label={t('edit.year')}
            min={1900}
            max={2200}
            thousandSeparator=""
            allowDecimal={false}
            error={yearMissing ? t('edit.yearMissing') : null}
            value={year}
            onChange={(value) => setYear(typed(value))}
          />
        </Group>
        <Text size="sm" fw={600}>
          {t('edit.targets')}
        </Text>
        {points.map(({ period }) => (
          <NumberInput
            key={period.id}
            label={t('edit.target', { period: period.code })}
            suffix={suffixOf(kind)}
            value={targets.get(period.id) ?? ''}
            onChange={(value) => setTargets(new Map(targets).set(period.id, typed(value)))}
          />
        ))}
      </Stack>
      <FormActions
        submit={t('common:action.save')}
        pending={update.isPending || setTarget.isPending}
        onCancel={onDone}
      />
    </form>
  );
}
