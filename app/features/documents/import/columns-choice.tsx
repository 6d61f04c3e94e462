import { NativeSelect, Paper, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { COLUMN_CHOICES, type ColumnChoice, choiceOf } from '#domain/import/columns';
import type { ImportedColumn } from '#domain/import/result';
import classes from './import.module.css';
import { ReviewTable } from './review-table';

/** What stands instead of a choice while a table is kept as text. */
const AS_TEXT = 'text';

/**
 * The columns of a file: their headers as written, a few of their values, and what they were taken for, which a person
 * may change. What is left out of the fields is counted: nothing goes in silence.
 */
export function ColumnsChoice(props: {
  columns: readonly ImportedColumn[];
  /** Until the file has been read again. */
  busy: boolean;
  onChoose: (id: string, choice: ColumnChoice) => void;
}) {
  const { columns, busy, onChoose } = props;
  const { t } = useTranslation('imports');
  const kept = columns.filter(({ fields, filled }) => fields[0] === 'other' && filled > 0);
  const values = kept.reduce((sum, { filled }) => sum + filled, 0);
  return (
    <Paper withBorder p="md" component="section" data-testid="columns" aria-busy={busy}>
      <Title order={2}>{t('columns.title')}</Title>
      <Text c="dimmed" fz="sm" mb="xs">
        {t('columns.lead')}
      </Text>
      <ReviewTable
        label={t('columns.title')}
        minWidth={310}
        columns={[t('columns.header'), t('columns.takenFor')]}
      >
        {columns.map((column, at) => (
          <ColumnLine
            key={column.id}
            column={column}
            name={column.header || t('columns.unnamed', { number: at + 1 })}
            onChoose={(choice) => onChoose(column.id, choice)}
          />
        ))}
      </ReviewTable>
      <Text fz="sm" mt="xs" role="status" data-testid="columns-kept">
        {kept.length > 0
          ? t('columns.kept', { count: kept.length, values, names: kept.map(nameOf).join(', ') })
          : t('columns.noneKept')}
      </Text>
    </Paper>
  );
}

const nameOf = ({ header, id }: ImportedColumn): string => `« ${header || id} »`;

function ColumnLine(props: {
  column: ImportedColumn;
  name: string;
  onChoose: (choice: ColumnChoice) => void;
}) {
  const { column, name, onChoose } = props;
  const { t } = useTranslation('imports');
  const choice = choiceOf(column.fields);
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={column.header ? 600 : 400} dir="auto">
        {name}
      </Table.Th>
      <Table.Td>
        <NativeSelect
          size="xs"
          aria-label={t('columns.takenForOf', { name })}
          value={choice ?? AS_TEXT}
          data={[
            ...(choice === null ? [{ value: AS_TEXT, label: t('choice.text') }] : []),
            ...COLUMN_CHOICES.map((value) => ({ value, label: t(`choice.${value}`) })),
          ]}
          onChange={(event) => {
            const chosen = COLUMN_CHOICES.find((each) => each === event.currentTarget.value);
            if (chosen) onChoose(chosen);
          }}
        />
        <div className={classes.samples}>
          {column.samples.length === 0 ? (
            t('columns.empty')
          ) : (
            <>
              {t('columns.samples')}{' '}
              {column.samples.map((sample, at) => (
                <span key={sample}>
                  {at > 0 ? ' · ' : null}
                  <bdi>{sample}</bdi>
                </span>
              ))}
            </>
          )}
        </div>
      </Table.Td>
    </Table.Tr>
  );
}
