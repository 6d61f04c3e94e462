import { Button, Group, Modal, NumberInput, Select, Stack, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { can } from '#domain/access/policy';
import { qualifiers } from '#domain/indicators/external';
import type { IndicatorSeries } from '#server/indicators/series';
import { useLocalText } from '~/i18n/language';
import { useSignedIn } from '~/routes/layout';
import { useTRPC } from '~/trpc/client';
import { FormActions } from '~/ui/form';
import { RefusalAlert } from '~/ui/refusal-alert';
import { fromTyped, suffixOf, type Typed, toTyped, typed } from './typed-figure';

const states = ['reported', 'notReported', 'notApplicable'] as const;
const network = 'network';

/** Types a value by hand, for those who may and only where figures are typed. */
export function EnterValue({ series }: { series: IndicatorSeries }) {
  const { t } = useTranslation(['indicators', 'common']);
  const { actor } = useSignedIn();
  const trpc = useTRPC();
  const [opened, setOpened] = useState(false);
  const byHand = series.indicator.source === 'manual' || series.indicator.source === 'external';
  const { data: organisations = [] } = useQuery(
    trpc.organisation.list.queryOptions(undefined, { enabled: byHand && opened }),
  );
  const { networkId } = actor;
  const mine = actor.memberships.some(({ organisationId }) =>
    can(actor, 'indicatorValue.write', { networkId, organisationId }),
  );
  if (!byHand || !mine || series.indicator.retiredAt !== null) return null;
  const all = can(actor, 'indicator.write', { networkId });
  const own: readonly string[] = actor.memberships.map(({ organisationId }) => organisationId);
  const unions = organisations.filter(({ id, kind }) => kind === 'union' && (all || own.includes(id)));
  const choices = [
    ...(all ? [{ value: network, label: t('enter.network') }] : []),
    ...unions.map(({ id, code }) => ({ value: id, label: code })),
  ];
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('enter.button')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('enter.title')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <ValueForm series={series} choices={choices} onDone={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function ValueForm(props: {
  series: IndicatorSeries;
  choices: readonly { readonly value: string; readonly label: string }[];
  onDone: () => void;
}) {
  const { series, choices, onDone } = props;
  const { t } = useTranslation(['indicators', 'common']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const open = series.points.filter(({ period }) => period.lockedAt === null);
  const [periodId, setPeriodId] = useState<string | null>(open.at(-1)?.period.id ?? null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [state, setState] = useState<(typeof states)[number]>('reported');
  const [numbers, setNumbers] = useState<Readonly<Record<string, number | null>>>({});
  const [note, setNote] = useState('');
  const [qualifier, setQualifier] = useState<(typeof qualifiers)[number]>('exactly');
  const text = useLocalText();
  const holder = chosen ?? choices[0]?.value ?? null;
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: trpc.indicator.pathKey() });
    onDone();
  };
  const forUnion = useMutation(trpc.indicator.enterValue.mutationOptions({ onSuccess }));
  const forNetwork = useMutation(trpc.indicator.enterNetworkValue.mutationOptions({ onSuccess }));
  const error = forUnion.error ?? forNetwork.error;
  const { kind, id: indicatorId, source, sourceSpec: spec } = series.indicator;
  const external = source === 'external';
  // An external percentage comes without its parts.
  const parts =
    kind === 'ratio' && !external ? (['numerator', 'denominator'] as const) : (['value'] as const);
  const nameOf = (part: (typeof parts)[number]) =>
    (part !== 'value' && spec && 'numerator' in spec && text(spec[part])) || t(`enter.${part}`);
  // Parts are numbers as they are; only a percentage alone is typed in per cent.
  const shown = (part: string): Typed => {
    const number = numbers[part] ?? null;
    return number === null ? '' : part === 'value' ? toTyped(kind, number) : number;
  };
  const meant = (part: string, value: number | string): number | null => {
    const number = typed(value);
    return number === '' ? null : part === 'value' ? fromTyped(kind, number) : number;
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!periodId || !holder) return;
        const figures = external ? { ...numbers, qualifier } : numbers;
        const value = { indicatorId, periodId, state, note, ...(state === 'reported' ? figures : {}) };
        if (holder === network) forNetwork.mutate(value);
        else forUnion.mutate({ ...value, organisationId: holder });
      }}
    >
      <Stack gap="sm">
        <RefusalAlert error={error} />
        <Select
          data-autofocus
          label={t('enter.period')}
          required
          allowDeselect={false}
          data={open.map(({ period }) => ({ value: period.id, label: period.code }))}
          value={periodId}
          onChange={setPeriodId}
        />
        <Select
          label={t('enter.for')}
          required
          allowDeselect={false}
          data={[...choices]}
          value={holder}
          onChange={setChosen}
        />
        <Select
          label={t('enter.state')}
          required
          allowDeselect={false}
          data={states.map((one) => ({ value: one, label: t(`enter.${one}`) }))}
          value={state}
          onChange={(one) => setState(states.find((known) => known === one) ?? 'reported')}
        />
        {state === 'reported' && kind !== 'qualitative' ? (
          <Group grow align="flex-end">
            {external ? (
              <Select
                label={t('enter.qualifier')}
                allowDeselect={false}
                data={qualifiers.map((one) => ({ value: one, label: t(`enter.qualifierName.${one}`) }))}
                value={qualifier}
                onChange={(one) => setQualifier(qualifiers.find((known) => known === one) ?? 'exactly')}
              />
            ) : null}
            {parts.map((part) => (
              <NumberInput
                key={part}
                label={nameOf(part)}
                required
                suffix={part === 'value' ? suffixOf(kind) : ''}
                value={shown(part)}
                onChange={(value) => setNumbers({ ...numbers, [part]: meant(part, value) })}
              />
            ))}
          </Group>
        ) : null}
        <Textarea
          label={t('enter.note')}
          required={kind === 'qualitative' && state === 'reported'}
          autosize
          maxLength={2000}
          dir="auto"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Stack>
      <FormActions
        submit={t('common:action.save')}
        pending={forUnion.isPending || forNetwork.isPending}
        onCancel={onDone}
      />
    </form>
  );
}
