import {
  Accordion,
  Alert,
  Anchor,
  Badge,
  Button,
  Group,
  List,
  Paper,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askedTables, type CompletedTable, typedFrom } from '#domain/statistics/typed';
import { useFormat } from '~/i18n/format';
import { useConfirm } from '~/ui/confirm';
import { type Making, sentState } from '../returns/making';
import { SubmitForm } from '../returns/submit-form';
import { useLabels } from '../tables/labels';
import { layoutOf } from './layout';
import { TypedAmounts } from './typed-amounts';
import { TypedTable } from './typed-table';
import { type UseTyped, useTyped } from './use-typed';

const [first] = askedTables;

/** A return whose totals are typed, for a union that keeps no register: checked while typing, kept on the device. */
export function TypedReturn({ page, head, sent, onBegin, onSent }: Making) {
  const typed = useTyped(page, onBegin);
  const { t } = useTranslation('statistics');
  const ask = useConfirm();
  const [none, setNone] = useState(false);
  const [opened, setOpened] = useState<string[]>([first?.id ?? '']);
  const { current } = page;
  const clear = () =>
    ask({
      title: t('typed.clear'),
      text: t('typed.clearText'),
      confirm: t('typed.clear'),
      danger: true,
      onConfirm: typed.clear,
    });
  return (
    <>
      {head(!typed.blank || none)}
      <Paper withBorder p="md">
        <Stack gap="lg">
          <Group justify="space-between" align="flex-start">
            <Text size="sm" c="dimmed" maw="44rem">
              {t('typed.how')}
            </Text>
            {typed.blank ? (
              <Group gap="xs">
                {/* A union that received nobody says so: a blank is not a zero. */}
                <Button variant="default" aria-pressed={none} onClick={() => setNone(!none)}>
                  {t('typed.none')}
                </Button>
                {current ? (
                  <Button
                    variant="default"
                    onClick={() => typed.keep({ ...typedFrom(current.tables, current.amounts), added: {} })}
                  >
                    {t('typed.goOn')}
                  </Button>
                ) : null}
              </Group>
            ) : (
              <Button variant="subtle" color="red" onClick={clear}>
                {t('typed.clear')}
              </Button>
            )}
          </Group>
          <Tables page={page} typed={typed} opened={opened} onOpened={setOpened} />
          {typed.blank && !none ? null : (
            <>
              {typed.blank ? null : <TypedAmounts typed={typed} />}
              <Ending
                page={page}
                typed={typed}
                none={none}
                onShow={(id) => {
                  setOpened([...new Set([...opened, id])]);
                  document.getElementById(placeOf(id))?.querySelector('button')?.focus();
                }}
                onSent={() => {
                  typed.clear();
                  setNone(false);
                  onSent();
                }}
              />
            </>
          )}
        </Stack>
      </Paper>
      {typed.blank && !none ? sent : null}
    </>
  );
}

function Tables(props: {
  page: Making['page'];
  typed: UseTyped;
  opened: string[];
  onOpened: (opened: string[]) => void;
}) {
  const { page, typed, opened, onOpened } = props;
  const { t } = useTranslation('statistics');
  const labels = useLabels();
  const format = useFormat();
  const { tables, cases } = typed.completed;
  return (
    <Stack gap="xs">
      <Title order={2} aria-live="polite">
        {t('result.cases', { count: cases, number: format.number(cases) })}
      </Title>
      <Accordion
        multiple
        variant="contained"
        chevronPosition="left"
        order={3}
        value={opened}
        onChange={onOpened}
      >
        {tables.map((table) => (
          <Accordion.Item key={table.asked.id} value={table.asked.id} id={placeOf(table.asked.id)}>
            <Accordion.Control>
              <Group gap="xs">
                {table.asked.dimensions.map(labels.dimension).join(' × ')}
                <State table={table} />
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              {/* Hundreds of fields: made when somebody looks. */}
              {opened.includes(table.asked.id) ? (
                <TypedTable table={table} layout={layoutOf(table, typed.draft, page.period)} typed={typed} />
              ) : null}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Stack>
  );
}

const placeOf = (table: string): string => `typed-${table}`;

/** How far a table is: too many, some to be placed, some not stated, or complete. */
function State({ table }: { table: CompletedTable }) {
  const { t } = useTranslation('statistics');
  const format = useFormat();
  if (table.asked === first || table.lines.every(({ expected }) => expected === 0)) return null;
  const of = (fault: 'over' | 'under' | null) =>
    table.lines
      .filter((line) => line.fault === fault)
      .reduce((sum, { expected, typed }) => sum + Math.abs(expected - typed), 0);
  const [over, under, rest] = [of('over'), of('under'), of(null)];
  const [is, count] =
    over > 0
      ? (['over', over] as const)
      : under > 0
        ? (['under', under] as const)
        : (['rest', rest] as const);
  if (count === 0) {
    return (
      <Badge color="teal" c="dark.6" variant="light">
        {t('typed.complete')}
      </Badge>
    );
  }
  return (
    <Badge color={is === 'rest' ? 'gray' : 'red'} c={is === 'rest' ? 'dark.6' : 'red.9'} variant="light">
      {t(`typed.${is}`, { count, number: format.number(count) })}
    </Badge>
  );
}

/** What still has to be mended, each leading to its table; or the form that submits. */
function Ending(props: {
  page: Making['page'];
  typed: UseTyped;
  /** No case is meant, not forgotten. */
  none: boolean;
  onShow: (table: string) => void;
  onSent: () => void;
}) {
  const { page, typed, none, onShow, onSent } = props;
  const { t } = useTranslation('statistics');
  const labels = useLabels();
  const { tables, counted, cases } = typed.completed;
  const faulty = tables.filter(({ lines }) => lines.some(({ fault }) => fault !== null));
  const paid = typed.draft.amounts.reduce((sum, { count }) => sum + count, 0);
  const replaces = sentState(page);
  const unfinished = typed.draft.amounts.some(({ total, count }) => total === 0 || count === 0);
  if (cases === 0 && paid === 0 && !none) return null;
  if (counted && !unfinished && paid <= cases) {
    return (
      <>
        {replaces ? <Text size="sm">{t(`way.replaces.${replaces}`)}</Text> : null}
        <SubmitForm page={page} counted={counted} onSent={onSent} />
      </>
    );
  }
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle />}
      title={t('typed.faults')}
      styles={{ label: { color: 'var(--mantine-color-text)' } }}
    >
      <List size="sm">
        {faulty.map((table) => (
          <List.Item key={table.asked.id}>
            <Anchor component="button" type="button" size="sm" onClick={() => onShow(table.asked.id)}>
              {table.asked.dimensions.map(labels.dimension).join(' × ')}
            </Anchor>{' '}
            <State table={table} />
          </List.Item>
        ))}
        {unfinished ? <List.Item>{t('typed.amountUnfinished')}</List.Item> : null}
        {paid > cases ? <List.Item>{t('typed.amountPaid')}</List.Item> : null}
      </List>
    </Alert>
  );
}
