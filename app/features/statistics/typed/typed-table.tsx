import { Button, Group, NumberInput, Select, Stack, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askedTables, type CompletedTable } from '#domain/statistics/typed';
import { useFormat } from '~/i18n/format';
import { ScrollingTable } from '~/ui/scrolling-table';
import { useLabels } from '../tables/labels';
import tables from '../tables/tables.module.css';
import type { TableLayout } from './layout';
import classes from './typed.module.css';
import type { UseTyped } from './use-typed';

const MOST = 1_000_000;

/** A table to type: a count in every cell, and below it what is reached of what has to be. */
export function TypedTable(props: { table: CompletedTable; layout: TableLayout; typed: UseTyped }) {
  const { table, layout, typed } = props;
  const { t } = useTranslation('statistics');
  const labels = useLabels();
  const format = useFormat();
  const { id, lineNames, columnNames, lines, columns, choices, cell } = layout;
  const words = (names: readonly string[], joined: string) =>
    joined
      .split('|')
      .map((code, at) => labels.code(names[at] ?? '', code))
      .join(' · ');
  const column = (code: string) => (code === '' ? t('table.cases') : words(columnNames, code));
  const counts = typed.draft.counts[id] ?? {};
  const first = table.asked === askedTables[0];
  const caption = table.asked.dimensions.map(labels.dimension).join(' × ');
  return (
    <Stack gap="sm">
      {choices ? <AddLine names={lineNames} choices={choices} onAdd={(line) => typed.add(id, line)} /> : null}
      {lines.length > 0 && columns.length > 0 ? (
        <ScrollingTable label={caption} minWidth={200 + columns.length * 96} verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{lineNames.map(labels.dimension).join(' · ')}</Table.Th>
              {columns.map((code) => (
                <Table.Th key={code} scope="col" ta="end">
                  {column(code)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody onKeyDown={moveInColumn}>
            {lines.map((line) => (
              <Table.Tr key={line}>
                <Table.Th scope="row" className={tables.label}>
                  {words(lineNames, line)}
                </Table.Th>
                {columns.map((code) => (
                  <Table.Td key={code} ta="end">
                    <NumberInput
                      className={classes.count}
                      size="xs"
                      hideControls
                      withKeyboardEvents={false}
                      allowDecimal={false}
                      allowNegative={false}
                      max={MOST}
                      clampBehavior="strict"
                      aria-label={`${words(lineNames, line)}, ${column(code)}`}
                      value={counts[cell(line, code)] ?? ''}
                      onChange={(value) =>
                        typed.type(id, cell(line, code), value === '' ? null : Number(value))
                      }
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
            <Table.Tr className={tables.total}>
              <Table.Th scope="row">{t('table.total')}</Table.Th>
              {columns.map((code) => (
                <Table.Td key={code} ta="end">
                  {first ? (
                    format.number(sumOf(lines.map((line) => counts[cell(line, code)] ?? 0)))
                  ) : (
                    <Reached table={table} column={code} />
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          </Table.Tbody>
        </ScrollingTable>
      ) : (
        <Text size="sm" c="dimmed">
          {t(columns.length > 0 ? 'typed.noLine' : 'typed.noCase')}
        </Text>
      )}
    </Stack>
  );
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** "4 of 6", and what becomes of the two: not stated, too many, or still to be placed. */
function Reached({ table, column }: { table: CompletedTable; column: string }) {
  const { t } = useTranslation('statistics');
  const format = useFormat();
  const line = table.lines.find(({ key }) => key.join('|') === column);
  if (!line) return null;
  const { expected, typed, fault } = line;
  const rest = Math.abs(expected - typed);
  const [typedText, expectedText] = [format.number(typed), format.number(expected)];
  return (
    <Stack gap={0} aria-live="polite">
      <span>{t('typed.reached', { typed: typedText, expected: expectedText })}</span>
      {rest > 0 ? (
        <Text size="xs" c={fault ? 'red.8' : 'dimmed'} fw={fault ? 600 : 400}>
          {t(`typed.${fault ?? 'rest'}`, { count: rest, number: format.number(rest) })}
        </Text>
      ) : null}
    </Stack>
  );
}

/** Chooses a line that the table does not show by itself: a country of many, a request with its outcome. */
function AddLine(props: {
  names: readonly string[];
  choices: readonly (readonly string[])[];
  onAdd: (line: string) => void;
}) {
  const { names, choices, onAdd } = props;
  const { t } = useTranslation('statistics');
  const labels = useLabels();
  const [codes, setCodes] = useState<readonly (string | null)[]>(names.map(() => null));
  const ready = codes.every((code) => code !== null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        onAdd(codes.join('|'));
        // The first is kept: one request often has several outcomes.
        setCodes(codes.map((code, at) => (at === codes.length - 1 && at > 0 ? null : code)));
      }}
    >
      <Group align="flex-end" gap="xs">
        {names.map((name, at) => (
          <Select
            key={name}
            className={classes.choice}
            label={labels.dimension(name)}
            searchable
            data={(choices[at] ?? []).map((code) => ({ value: code, label: labels.code(name, code) }))}
            value={codes[at] ?? null}
            nothingFoundMessage={t('typed.nothing')}
            onChange={(value) => setCodes(codes.map((code, index) => (index === at ? value : code)))}
          />
        ))}
        <Button
          type="submit"
          variant="default"
          disabled={!ready}
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          {t('typed.add')}
        </Button>
      </Group>
    </form>
  );
}

/** Enter and the arrows go to the next count of the same column, as in a spreadsheet. */
function moveInColumn(event: KeyboardEvent<HTMLElement>): void {
  const by = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  const cell = (event.target as HTMLElement).closest('td');
  if (by === undefined || !cell) return;
  event.preventDefault();
  const rows = [...event.currentTarget.children];
  const row = rows[rows.indexOf(cell.parentElement as Element) + by];
  const input = row?.children[cell.cellIndex]?.querySelector('input');
  input?.focus();
  input?.select();
}
