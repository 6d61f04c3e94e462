import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DocumentDiff } from '#domain/document/diff';
import { toldValue } from '#domain/document/tell';
import classes from './history.module.css';
import { useFieldName, useValueWords } from './use-words';
import { Added, Removed } from './word-diff';

/** What differs in what the document says of itself. */
export function CompareMeta({ diff: { meta } }: { diff: DocumentDiff }) {
  const { t } = useTranslation('history');
  const fieldName = useFieldName();
  const words = useValueWords();
  if (meta.length === 0) return null;
  return (
    <section aria-labelledby="compare-document">
      <Title order={2} fz="md" id="compare-document" mt="md" mb={4}>
        {t('compare.document')}
      </Title>
      {meta.map(({ field, before, after }) => (
        <Text key={field} fz="sm" component="div">
          <span className={classes.about}>{t('change.field', { field: fieldName(field) })} </span>
          <Removed>{words(field, toldValue(before))}</Removed> <Added>{words(field, toldValue(after))}</Added>
        </Text>
      ))}
    </section>
  );
}
