import { ActionIcon, Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notStated } from '#domain/statistics/codes/code';
import type { RegisterDimension } from '#domain/statistics/dimensions';
import type { CountedJournal } from '#domain/statistics/journal/count';
import type { JournalCase, Recovered } from '#domain/statistics/journal/journal';
import { useFormat } from '~/i18n/format';
import { ScrollingTable } from '~/ui/scrolling-table';
import { useLabels } from '../tables/labels';

const columns: readonly RegisterDimension[] = ['request', 'outcome', 'sex', 'place'];
/** Lines that are drawn before somebody asks for more. */
const FEW = 50;

/** The period's cases, the latest first. */
export function CaseList(props: {
  counted: CountedJournal;
  editing: string | null;
  onEdit: (id: string) => void;
  onRemove: (id: string) => void;
}) {
  const { counted, editing, onEdit, onRemove } = props;
  const { t } = useTranslation('statistics');
  const labels = useLabels();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const cases = [...counted.inPeriod].reverse();
  const shown = all ? cases : cases.slice(0, FEW);
  return (
    <Stack gap="xs">
      <ScrollingTable label={t('journal.list.label')} minWidth={780} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('role.received')}</Table.Th>
            <Table.Th scope="col">{t('journal.case.reference')}</Table.Th>
            {columns.map((name) => (
              <Table.Th key={name} scope="col">
                {labels.dimension(name)}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t('role.amount')}</Table.Th>
            <Table.Th scope="col">{t('journal.list.actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((one) => (
            <CaseLine
              key={one.id}
              one={one}
              duplicate={counted.duplicates.has(one.id)}
              editing={one.id === editing}
              onEdit={() => onEdit(one.id)}
              onRemove={() => onRemove(one.id)}
            />
          ))}
        </Table.Tbody>
      </ScrollingTable>
      {shown.length < cases.length ? (
        <Group>
          <Button variant="subtle" px={4} onClick={() => setAll(true)}>
            {t('journal.list.all', { number: format.number(cases.length) })}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

function CaseLine(props: {
  one: JournalCase;
  duplicate: boolean;
  editing: boolean;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const { one, duplicate, editing, onEdit, onRemove } = props;
  const { t } = useTranslation('statistics');
  const format = useFormat();
  const labels = useLabels();
  const date = format.date(one.received);
  const what = { date, reference: one.reference };
  return (
    <Table.Tr bg={editing ? 'var(--mantine-primary-color-light)' : undefined}>
      <Table.Th scope="row" fw={400} style={{ whiteSpace: 'nowrap' }}>
        {date}
      </Table.Th>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <bdi>{one.reference}</bdi>
          {duplicate ? (
            <Badge color="orange" variant="light">
              {t('journal.list.duplicate')}
            </Badge>
          ) : null}
        </Group>
      </Table.Td>
      {columns.map((name) => (
        <Table.Td key={name}>{labels.code(name, one.codes[name] ?? notStated.code)}</Table.Td>
      ))}
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {one.amount ? <AmountOf amount={one.amount} /> : null}
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <LineAction label={t('journal.list.edit', what)} icon={IconPencil} onClick={onEdit} />
          <LineAction label={t('journal.list.delete', what)} icon={IconTrash} onClick={onRemove} />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function LineAction(props: { label: string; icon: typeof IconPencil; onClick: () => void }) {
  const { label, icon: Sign, onClick } = props;
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
      <Sign size={16} aria-hidden />
    </ActionIcon>
  );
}

function AmountOf({ amount }: { amount: Recovered }) {
  const format = useFormat();
  const { thousandths, currency } = amount;
  return <Text span>{format.number(thousandths / 1000, { style: 'currency', currency })}</Text>;
}
