import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityDiff, ActivityField } from '#domain/document/diff';
import { diffEntries } from '#domain/document/diff-entries';
import { isMapField, isTextField } from '#domain/document/fields';
import type { ActivitySnapshot } from '#domain/document/read';
import { richTextToPlain } from '#domain/document/rich-text';
import { type ToldEntry, toldValue } from '#domain/document/tell';
import { isBlank } from '../text/rich-view';
import type { Names } from './use-names';
import { useEntryWords, useValueWords } from './use-words';
import { Added, Removed, WordDiff } from './word-diff';

/** One field of a row that differs: as it is, with what was there before struck through. */
export function CompareCell({
  row,
  field,
  names,
}: {
  row: ActivityDiff;
  field: ActivityField;
  names: Names;
}) {
  const { t } = useTranslation('history');
  const { before, after, fields } = row;
  if (before && after && fields.includes(field)) {
    if (isMapField(field))
      return <EntriesDiff before={before[field]} after={after[field]} field={field} names={names} />;
    if (isTextField(field)) {
      const [was, now] = [richTextToPlain(before[field]), richTextToPlain(after[field])];
      return was === now ? t('change.formatted') : <WordDiff before={was} after={now} />;
    }
    return <ValueDiff before={before} after={after} field={field} />;
  }
  const shown = after ?? before;
  if (!shown || isBlankField(shown, field)) return null;
  const value = <Value row={shown} field={field} names={names} />;
  if (!before) return <Added>{value}</Added>;
  return after ? value : <Removed>{value}</Removed>;
}

/** Whether there is nothing in a field that would be shown. */
export function isBlankField(row: ActivitySnapshot, field: ActivityField): boolean {
  if (isTextField(field)) return isBlank(row[field]);
  const value = row[field];
  return value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}

function Value({
  row,
  field,
  names,
}: {
  row: ActivitySnapshot;
  field: ActivityField;
  names: Names;
}): ReactNode {
  const { t } = useTranslation('history');
  const words = useValueWords();
  const entryWords = useEntryWords(names);
  if (isMapField(field))
    return (
      <bdi>
        {entriesOf(row[field])
          .map((entry) => entryWords(field, entry))
          .join(t('change.comma'))}
      </bdi>
    );
  return (
    <span dir="auto">
      {isTextField(field) ? richTextToPlain(row[field]) : words(field, toldValue(row[field]))}
    </span>
  );
}

function ValueDiff(props: { before: ActivitySnapshot; after: ActivitySnapshot; field: ActivityField }) {
  const { before, after, field } = props;
  const words = useValueWords();
  if (field === 'title' || field === 'targetGroup')
    return <WordDiff before={before[field]} after={after[field]} />;
  return (
    <>
      <Removed>{words(field, toldValue(before[field]))}</Removed>{' '}
      <Added>{words(field, toldValue(after[field]))}</Added>
    </>
  );
}

/** Values that came, went or changed in a field that holds several. */
export function EntriesDiff(props: {
  before: readonly { readonly key: string }[];
  after: readonly { readonly key: string }[];
  field: string;
  names: Names;
}) {
  const { before, after, field, names } = props;
  const { t } = useTranslation('history');
  const entryWords = useEntryWords(names);
  const { added, removed, changed } = diffEntries(entriesOf(before), entriesOf(after));
  const came = new Set(added.map(({ key }) => key));
  const was = new Map(changed.map((each) => [each.after.key, each.before]));
  const view = (entry: ToldEntry): ReactNode => {
    const [old, words] = [was.get(entry.key), entryWords(field, entry)];
    if (came.has(entry.key)) return <Added>{words}</Added>;
    if (!old) return <bdi>{words}</bdi>;
    return (
      <>
        <Removed>{entryWords(field, old)}</Removed> <Added>{words}</Added>
      </>
    );
  };
  return (
    <>
      {removed.map((entry, index) => (
        <Fragment key={entry.key}>
          {index > 0 ? t('change.comma') : null}
          <Removed>{entryWords(field, entry)}</Removed>
        </Fragment>
      ))}
      {entriesOf(after).map((entry, index) => (
        <Fragment key={entry.key}>
          {index + removed.length > 0 ? t('change.comma') : null}
          {view(entry)}
        </Fragment>
      ))}
    </>
  );
}

/** Each column's entries have their own form; what they have in common is what words are found for. */
export const entriesOf = (entries: readonly { readonly key: string }[]): readonly ToldEntry[] =>
  entries.map((entry) => ({ text: '', ...entry }));
