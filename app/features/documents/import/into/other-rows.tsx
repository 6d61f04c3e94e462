import { Checkbox, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MissingRow, NewRow } from '#server/documents/merge/plan';
import classes from '../import.module.css';
import { By } from './matched-rows';
import type { AgreedTicks } from './use-agreed';

/** Rows of the file that the plan does not have. */
export function NewRows({ rows, ticks }: { rows: readonly NewRow[]; ticks: AgreedTicks }) {
  const { t } = useTranslation(['imports', 'documents']);
  const numbers = rows.map(({ n }) => n);
  const on = numbers.filter(ticks.isTicked).length;
  return (
    <Paper withBorder p="md" component="section" data-testid="new-rows">
      <Title order={2} mb="xs">
        {t('into.newRows')}
      </Title>
      <Checkbox
        mb="xs"
        checked={on === numbers.length}
        indeterminate={on > 0 && on < numbers.length}
        label={t('into.tickAll')}
        onChange={(event) => ticks.tick(numbers, event.currentTarget.checked)}
      />
      <ul className={classes.rows}>
        {rows.map(({ n, number, title, period, path, by }) => (
          <li key={n}>
            <Checkbox
              size="xs"
              checked={ticks.isTicked(n)}
              onChange={(event) => ticks.tick([n], event.currentTarget.checked)}
              label={
                <span dir="auto">
                  {[number, title || t('documents:plan.untitled'), period].filter(Boolean).join(' · ')}
                  {by ? <By by={by} /> : null}
                </span>
              }
              description={
                path.length > 0
                  ? path
                      .map((section) =>
                        section.isNew ? t('into.newSection', { title: section.title }) : section.title,
                      )
                      .join(' › ')
                  : undefined
              }
            />
          </li>
        ))}
      </ul>
    </Paper>
  );
}

/** Rows of the plan that the file does not have: they stay, unless somebody says otherwise. */
export function MissingRows({ rows, ticks }: { rows: readonly MissingRow[]; ticks: AgreedTicks }) {
  const { t } = useTranslation(['imports', 'documents']);
  return (
    <Paper withBorder p="md" component="section" data-testid="missing-rows">
      <Title order={2}>{t('into.missingRows')}</Title>
      <Text fz="sm" c="dimmed" mb="xs">
        {t('into.missingHint')}
      </Text>
      <ul className={classes.rows}>
        {rows.map(({ n, number, title, by }) => (
          <li key={n}>
            <Checkbox
              size="xs"
              color="red.9"
              checked={ticks.isRemoved(n)}
              onChange={(event) => ticks.tickRemoved(n, event.currentTarget.checked)}
              label={
                <span dir="auto">
                  {t('into.remove', {
                    title: [number, title || t('documents:plan.untitled')].filter(Boolean).join(' · '),
                  })}
                  {by ? <By by={by} /> : null}
                </span>
              }
            />
          </li>
        ))}
      </ul>
    </Paper>
  );
}
