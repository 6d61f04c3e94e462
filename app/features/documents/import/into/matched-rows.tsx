import { Badge, Checkbox, Group, Paper, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { activityKinds } from '#domain/document/kinds';
import type { MarkedBy } from '#server/documents/merge/marked';
import type { MatchedRow, MergeChange } from '#server/documents/merge/plan';
import classes from '../import.module.css';
import { ReviewTable } from '../review-table';
import type { AgreedTicks } from './use-agreed';

/** The rows that a plan and a file both have, with what the file says differently: field by field, before and after. */
export function MatchedRows({ rows, ticks }: { rows: readonly MatchedRow[]; ticks: AgreedTicks }) {
  const { t } = useTranslation(['imports', 'documents']);
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} mb="xs">
        {t('into.matched')}
      </Title>
      <ReviewTable
        label={t('into.matched')}
        minWidth={480}
        columns={[t('into.field'), t('into.before'), t('into.after')]}
      >
        {rows.map((row) => [
          <Table.Tr key={row.activityId} className={classes.band} data-depth={0}>
            <Table.Td colSpan={3}>
              <RowTick row={row} ticks={ticks} />
            </Table.Td>
          </Table.Tr>,
          ...row.changes.map((change) => (
            <ChangeLine key={change.n} row={row} change={change} ticks={ticks} />
          )),
        ])}
      </ReviewTable>
    </Paper>
  );
}

function RowTick({ row, ticks }: { row: MatchedRow; ticks: AgreedTicks }) {
  const { t } = useTranslation(['imports', 'documents']);
  const numbers = row.changes.map(({ n }) => n);
  const on = numbers.filter(ticks.isTicked).length;
  const title = row.title || t('documents:plan.untitled');
  return (
    <Group gap="xs">
      <Checkbox
        size="xs"
        checked={on === numbers.length}
        indeterminate={on > 0 && on < numbers.length}
        aria-label={t('into.tickRow', { title })}
        onChange={(event) => ticks.tick(numbers, event.currentTarget.checked)}
      />
      <span dir="auto">{[row.number, title].filter(Boolean).join(' · ')}</span>
      {row.by === 'title' ? null : (
        <Badge color="yellow" c="dark.6">
          {t(`into.by.${row.by}`)}
        </Badge>
      )}
    </Group>
  );
}

function ChangeLine(props: { row: MatchedRow; change: MergeChange; ticks: AgreedTicks }) {
  const { row, change, ticks } = props;
  const { t } = useTranslation(['imports', 'documents']);
  const { n, before, after } = change;
  const field = useFieldName(change);
  const say = useShown(change);
  return (
    <Table.Tr style={{ verticalAlign: 'top' }} data-change={change.field}>
      <Table.Td>
        <div className={classes.ticked}>
          <Checkbox
            size="xs"
            checked={ticks.isTicked(n)}
            aria-label={t('into.tickChange', { field, title: row.title })}
            onChange={(event) => ticks.tick([n], event.currentTarget.checked)}
          />
          <span>
            {field}
            {change.by ? <By by={change.by} /> : null}
          </span>
        </div>
      </Table.Td>
      <Table.Td className={classes.said} dir="auto">
        {before === '' ? <Nothing /> : <del>{say(before)}</del>}
      </Table.Td>
      <Table.Td className={classes.said} dir="auto">
        {after === '' ? <Nothing /> : <ins>{say(after)}</ins>}
      </Table.Td>
    </Table.Tr>
  );
}

/** Who changed it in the file, as it is written there. */
export function By({ by }: { by: MarkedBy }) {
  const { t } = useTranslation('imports');
  return (
    <Text span display="block" fz="xs" c="dimmed">
      {t('answer.by')} <bdi>{by.author || t('answer.nobody')}</bdi>
    </Text>
  );
}

function Nothing() {
  const { t } = useTranslation('imports');
  return (
    <Text span c="dimmed" fz="sm">
      {t('columns.empty')}
    </Text>
  );
}

function useFieldName({ field }: MergeChange): string {
  const { t } = useTranslation(['imports', 'documents']);
  if (field === 'section') return t('into.section');
  if (field === 'placesMode') return t('into.placesMode');
  return field === 'deliverables' ? t('choice.deliverables') : t(`documents:column.${field}`);
}

/** Codes by their names; everything else as it was written. */
function useShown({ field }: MergeChange): (value: string) => string {
  const { t } = useTranslation(['imports', 'documents']);
  return (value) => {
    if (field === 'placesMode') return t(value === 'any' ? 'into.anyPlace' : 'into.allPlaces');
    if (field === 'recurring') return t('into.yes');
    const kind = field === 'kind' ? activityKinds.find((each) => each === value) : undefined;
    return kind ? t(`documents:activityKind.${kind}`) : value;
  };
}
