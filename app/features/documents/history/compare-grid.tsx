import { Badge, Table, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityDiff, ActivityField, OutcomeDiff, SectionDiff } from '#domain/document/diff';
import { kindDefinitions } from '#domain/document/kinds';
import { toldValue } from '#domain/document/tell';
import type { Comparison } from '#server/documents/compare';
import { ScrollingTable } from '~/ui/scrolling-table';
import { CompareCell, isBlankField } from './compare-cell';
import classes from './history.module.css';
import { type Names, useNames } from './use-names';
import { useFieldName, useValueWords } from './use-words';
import { Added, Removed, WordDiff } from './word-diff';

/** The rows that differ, under their sections, as a grid: in each changed cell what was there and what is there. */
export function CompareGrid({ comparison }: { comparison: Comparison }) {
  const { kind, diff, titles } = comparison;
  const { t } = useTranslation('history');
  const fieldName = useFieldName();
  const rows = useMemo(
    () => Object.fromEntries(Object.entries(titles).map(([id, title]) => [id, { title }])),
    [titles],
  );
  const names = useNames(kind, rows);
  if (diff.sections.length + diff.activities.length === 0) return null;
  const columns = columnsOf(kind, diff.activities);
  return (
    <section aria-labelledby="compare-grid" data-testid="compare-grid">
      <Title order={2} fz="md" id="compare-grid" mt="lg">
        {t('compare.grid')}
      </Title>
      <Text fz="sm" c="dimmed" mb="xs">
        {t('compare.unchanged')}
      </Text>
      <ScrollingTable
        label={t('compare.grid')}
        minWidth={Math.max(360, columns.length * 130)}
        withTableBorder
        withColumnBorders
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('compare.what')}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {fieldName(column)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        {bandsOf(comparison).map(({ section, change, activities }) => (
          <Table.Tbody key={section}>
            <Table.Tr className={classes.band}>
              <Table.Th scope="rowgroup" colSpan={columns.length + 1}>
                <Band title={names.row(section)} change={change} names={names} />
              </Table.Th>
            </Table.Tr>
            {activities.map((row) => (
              <Table.Tr key={row.id} data-row={row.id}>
                <Table.Td className={classes.cell}>
                  <WhatHappened row={row} from={movedFrom(row, names)} />
                </Table.Td>
                {columns.map((column) => (
                  <Table.Td
                    key={column}
                    className={column === 'title' ? `${classes.cell} ${classes.title}` : classes.cell}
                    data-field={column}
                    data-changed={row.fields.includes(column) || undefined}
                  >
                    <CompareCell row={row} field={column} names={names} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        ))}
      </ScrollingTable>
    </section>
  );
}

/** The kind's own columns that hold something, and whatever else was changed. */
function columnsOf(kind: Comparison['kind'], rows: readonly ActivityDiff[]): ActivityField[] {
  const own = kindDefinitions[kind].columns.filter((column) => column !== 'status');
  const filled = own.filter((column) =>
    rows.some(({ before, after }) =>
      [before, after].some((row): boolean => row !== null && !isBlankField(row, column)),
    ),
  );
  return [...new Set<ActivityField>(['title', ...filled, ...rows.flatMap(({ fields }) => fields)])];
}

interface SectionBand {
  readonly section: string | null;
  readonly change: SectionDiff | undefined;
  readonly activities: readonly ActivityDiff[];
}

function bandsOf({ diff }: Comparison): SectionBand[] {
  const changes = new Map(diff.sections.map((section) => [section.id as string, section]));
  const sectionOf = ({ before, after }: ActivityDiff): string | null => (after ?? before)?.sectionId ?? null;
  return [...diff.order, null].flatMap((section) => {
    const change = section === null ? undefined : changes.get(section);
    const activities = diff.activities.filter((row) => sectionOf(row) === section);
    return change || activities.length > 0 ? [{ section, change, activities }] : [];
  });
}

function movedFrom({ before, after, moved }: ActivityDiff, names: Names): string | null {
  return moved && before && after && before.sectionId !== after.sectionId
    ? names.row(before.sectionId)
    : null;
}

/** Whether a row came, went or holds something else, and from where it was moved. */
export function WhatHappened(props: { row: ActivityDiff | SectionDiff | OutcomeDiff; from: string | null }) {
  const { row, from } = props;
  const { t } = useTranslation('history');
  const { before, after, moved, fields } = row;
  if (before === null) return <Badge color="teal.9">{t('compare.row.added')}</Badge>;
  if (after === null) return <Badge color="red.9">{t('compare.row.removed')}</Badge>;
  return (
    <>
      {fields.length > 0 ? <Badge color="gray.7">{t('compare.row.changed')}</Badge> : null}
      {moved ? (
        <Text fz="sm">
          {from === null ? t('compare.row.moved') : t('compare.row.movedFrom', { section: from })}
        </Text>
      ) : null}
    </>
  );
}

function Band({ title, change, names }: { title: string; change: SectionDiff | undefined; names: Names }) {
  const { t } = useTranslation('history');
  const fieldName = useFieldName();
  const words = useValueWords();
  if (!change) return <bdi>{title}</bdi>;
  const { before, after, fields } = change;
  const from = before && after && before.parentId !== after.parentId ? names.row(before.parentId) : null;
  return (
    <>
      {before && after ? (
        <WordDiff before={before.title} after={after.title} />
      ) : after ? (
        <Added>{title}</Added>
      ) : (
        <Removed>{title}</Removed>
      )}{' '}
      <WhatHappened row={change} from={from} />
      {before && after
        ? fields
            .filter((field) => field !== 'title')
            .map((field) => (
              <Text key={field} fz="sm" component="div" fw={400}>
                {t('change.field', { field: fieldName(field) })}{' '}
                <Removed>{words(field, toldValue(before[field]))}</Removed>{' '}
                <Added>{words(field, toldValue(after[field]))}</Added>
              </Text>
            ))
        : null}
    </>
  );
}
