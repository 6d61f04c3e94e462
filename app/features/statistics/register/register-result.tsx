import { Accordion, Badge, Group, List, Select, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ColumnMapping, ColumnRole, Register } from '#domain/statistics/register/register';
import { useFormat } from '~/i18n/format';
import { useLanguage } from '~/i18n/language';
import { Amounts } from '../tables/amounts';
import { exactFigures } from '../tables/figures';
import { useLabels } from '../tables/labels';
import { TableSet } from '../tables/table-set';
import { columnRoles } from './mapping';

/** What was understood of a register, what was left out, and the counts: before anything is sent. */
export function RegisterResult(props: {
  fileName: string;
  register: Register;
  mapping: ColumnMapping;
  onMapping: (mapping: ColumnMapping) => void;
}) {
  const { fileName, register, mapping, onMapping } = props;
  const { t } = useTranslation('statistics');
  const format = useFormat();
  const used = register.columns.filter(({ dimension }) => dimension !== null).length;
  return (
    <Stack gap="lg">
      <Group gap="xs" align="baseline">
        <Title order={2}>
          {t('result.cases', { count: register.cases, number: format.number(register.cases) })}
        </Title>
        <Text c="dimmed">
          <bdi>{fileName}</bdi> · {format.date(register.period.start)} – {format.date(register.period.end)}
        </Text>
      </Group>
      <Accordion multiple variant="contained" chevronPosition="left" order={3}>
        <Accordion.Item value="columns">
          <Accordion.Control>{t('result.columns', { used, all: register.columns.length })}</Accordion.Control>
          <Accordion.Panel>
            <ColumnList register={register} mapping={mapping} onMapping={onMapping} />
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="skipped">
          <Accordion.Control>{t('result.skipped', { count: register.skipped.length })}</Accordion.Control>
          <Accordion.Panel>
            <SkippedLines skipped={register.skipped} />
          </Accordion.Panel>
        </Accordion.Item>
        {register.unknown.length > 0 ? (
          <Accordion.Item value="unknown">
            <Accordion.Control>{t('result.unknown', { count: register.unknown.length })}</Accordion.Control>
            <Accordion.Panel>
              <UnknownValues unknown={register.unknown} />
            </Accordion.Panel>
          </Accordion.Item>
        ) : null}
      </Accordion>
      <TableSet tables={register.tables.map(exactFigures)} />
      <Amounts amounts={register.amounts} />
    </Stack>
  );
}

const notRead = '-';

function ColumnList(props: {
  register: Register;
  mapping: ColumnMapping;
  onMapping: (mapping: ColumnMapping) => void;
}) {
  const { register, mapping, onMapping } = props;
  const { t } = useTranslation('statistics');
  const labels = useLabels();
  const own = ['received', 'dossier', 'amount', 'currency'] as const;
  const roleLabel = (role: ColumnRole) => {
    const ours = own.find((one) => one === role);
    return ours ? t(`role.${ours}`) : labels.dimension(role);
  };
  const choices = [
    { value: notRead, label: t('role.none') },
    ...columnRoles.map((role) => ({ value: role, label: roleLabel(role) })),
  ];
  return (
    <Table.ScrollContainer minWidth={520} type="native">
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('column.title')}</Table.Th>
            <Table.Th scope="col">{t('column.readAs')}</Table.Th>
            <Table.Th scope="col">{t('column.how')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {register.columns.map(({ header, dimension, how }) => (
            <Table.Tr key={header}>
              <Table.Th scope="row" dir="auto" fw={400}>
                {header}
              </Table.Th>
              <Table.Td>
                <Select
                  size="xs"
                  data={choices}
                  value={dimension ?? notRead}
                  allowDeselect={false}
                  aria-label={t('column.readHeader', { header })}
                  onChange={(value) => {
                    const role = columnRoles.find((one) => one === value) ?? null;
                    onMapping({ ...mapping, [header]: role });
                  }}
                />
              </Table.Td>
              <Table.Td>
                <Badge color={how === 'unused' || how === 'duplicate' ? 'gray' : 'teal'} c="dark.6">
                  {t(`how.${how}`)}
                </Badge>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Each reason with its lines: a register of thousands skips in hundreds. */
function SkippedLines({ skipped }: { skipped: Register['skipped'] }) {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  if (reasons.length === 0) return <Text size="sm">{t('result.nothingSkipped')}</Text>;
  const list = new Intl.ListFormat(language, { style: 'narrow', type: 'unit' });
  return (
    <List size="sm" spacing={4}>
      {reasons.map((reason) => {
        const lines = skipped.filter((line) => line.reason === reason).map(({ line }) => String(line));
        return (
          <List.Item key={reason}>
            {t(`skipped.${reason}`)} {t('result.lines', { count: lines.length, lines: list.format(lines) })}
          </List.Item>
        );
      })}
    </List>
  );
}

function UnknownValues({ unknown }: { unknown: Register['unknown'] }) {
  const { t } = useTranslation('statistics');
  const labels = useLabels();
  return (
    <Stack gap={4}>
      <Text size="sm">{t('result.unknownWhy')}</Text>
      <List size="sm">
        {unknown.map(({ dimension, value, count }) => (
          <List.Item key={`${dimension}|${value}`}>
            {labels.dimension(dimension)} : <bdi>{value}</bdi> ({count})
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
