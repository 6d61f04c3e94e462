import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutcomeDiff } from '#domain/document/diff';
import { richTextToPlain } from '#domain/document/rich-text';
import { toldValue } from '#domain/document/tell';
import type { Comparison } from '#server/documents/compare';
import { EntriesDiff, entriesOf } from './compare-cell';
import { WhatHappened } from './compare-grid';
import classes from './history.module.css';
import { type Names, useNames } from './use-names';
import { useEntryWords, useFieldName, useValueWords } from './use-words';
import { Added, Removed, WordDiff } from './word-diff';

const noRows = {};

/** The decisions and follow-ups of a workshop that differ: what was there, and what is there. */
export function CompareOutcomes({ comparison: { kind, diff } }: { comparison: Comparison }) {
  const { t } = useTranslation('history');
  const names = useNames(kind, noRows);
  if (diff.outcomes.length === 0) return null;
  return (
    <section aria-labelledby="compare-outcomes" data-testid="compare-outcomes">
      <Title order={2} fz="md" id="compare-outcomes" mt="lg" mb={4}>
        {t('compare.outcomes')}
      </Title>
      {diff.outcomes.map((row) => (
        <div key={row.id} className={classes.paragraph} data-row={row.id}>
          <WhatHappened row={row} from={null} /> <Words row={row} />
          <Fields row={row} names={names} />
        </div>
      ))}
    </section>
  );
}

function Words({ row: { before, after, fields } }: { row: OutcomeDiff }) {
  const { t } = useTranslation('history');
  const was = before && richTextToPlain(before.what);
  const now = after && richTextToPlain(after.what);
  if (was === null) return <Added>{now}</Added>;
  if (now === null) return <Removed>{was}</Removed>;
  return (
    <>
      <WordDiff before={was} after={now} />
      {was === now && fields.includes('what') ? (
        <span className={classes.about}> {t('change.formatted')}</span>
      ) : null}
    </>
  );
}

/** Of a new or removed one all that was said of it; of a changed one what differs. */
function Fields({ row: { before, after, fields }, names }: { row: OutcomeDiff; names: Names }) {
  const { t } = useTranslation('history');
  const fieldName = useFieldName();
  const words = useValueWords();
  const entryWords = useEntryWords(names);
  const one = after ?? before;
  if (!one) return null;
  const both = before !== null && after !== null;
  const shown = (['kind', 'who', 'by'] as const).filter((field) =>
    both ? fields.includes(field) : field !== 'by' || one.by !== null,
  );
  return shown
    .filter((field) => both || field !== 'who' || one.who.length > 0)
    .map((field) => (
      <Text key={field} fz="sm" component="div">
        <span className={classes.about}>{t('change.field', { field: fieldName(field) })} </span>
        {!both ? (
          <bdi>
            {field === 'who'
              ? entriesOf(one.who)
                  .map((entry) => entryWords('who', entry))
                  .join(t('change.comma'))
              : words(field, toldValue(one[field]))}
          </bdi>
        ) : field === 'who' ? (
          <EntriesDiff before={before.who} after={after.who} field="who" names={names} />
        ) : (
          <>
            <Removed>{words(field, toldValue(before[field]))}</Removed>{' '}
            <Added>{words(field, toldValue(after[field]))}</Added>
          </>
        )}
      </Text>
    ));
}
