import { Button, VisuallyHidden } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryChange } from '#domain/document/history';
import { type Told, type ToldValue, tell } from '#domain/document/tell';
import classes from './history.module.css';
import type { Names } from './use-names';
import { useEntryWords, useFieldName, useValueWords } from './use-words';
import { Added, Removed, WordDiff } from './word-diff';

/**
 * One change in words: "Atelier · Période : Mars → Mars-avril".
 * @param about the row whose history is shown: it is not named again in every line
 * @param onBringBack given for a row that is deleted now and may be brought back
 */
export function ChangeLine(props: {
  change: HistoryChange;
  names: Names;
  about: string | null;
  onBringBack: (() => void) | null;
}) {
  const { change, names, about, onBringBack } = props;
  const { t } = useTranslation('history');
  const told = tell(change);
  const { part, nodeId } = told;
  const isRow = part !== 'meta' && part !== 'body';
  // Of the people in a room each line is one: it is called by what it is.
  const title = part === 'attendance' ? t('change.attendance') : names.row(nodeId);
  if (
    isRow &&
    (told.kind === 'added' || told.kind === 'removed' || told.kind === 'deleted' || told.kind === 'restored')
  )
    return (
      <>
        {t(`row.${part}.${told.kind}`)} {part === 'attendance' ? null : <bdi>{title}</bdi>}
        {onBringBack ? (
          <Button
            size="compact-xs"
            variant="light"
            ms={8}
            aria-label={t('restore.bringBackOf', { title })}
            onClick={onBringBack}
          >
            {t('restore.bringBack')}
          </Button>
        ) : null}
      </>
    );
  const subject = isRow ? (nodeId === about ? null : title) : part === 'meta' ? t('change.document') : null;
  return (
    <>
      {subject === null ? null : (
        <span className={classes.about}>
          {part === 'sections' ? `${t('change.section')} ` : null}
          <bdi>{subject}</bdi> ·{' '}
        </span>
      )}
      <What told={told} names={names} />
      {change.shared ? <span className={classes.about}> {t('change.shared')}</span> : null}
    </>
  );
}

function What({ told, names }: { told: Told; names: Names }) {
  const { t } = useTranslation('history');
  const fieldName = useFieldName();
  const words = useValueWords();
  const entryWords = useEntryWords(names);
  switch (told.kind) {
    case 'moved':
      return (
        <>
          {t('row.moved')} <Became before={names.row(told.from)} after={names.row(told.to)} />
        </>
      );
    case 'placed':
      return t('row.placed');
    case 'entries': {
      const { field, added, removed, changed } = told;
      const acts: [key: string, ReactNode][] = [
        ...added.map((entry): [string, ReactNode] => [
          entry.key,
          <>
            {t('change.added')} <Added>{entryWords(field, entry)}</Added>
          </>,
        ]),
        ...removed.map((entry): [string, ReactNode] => [
          entry.key,
          <>
            {t('change.removed')} <Removed>{entryWords(field, entry)}</Removed>
          </>,
        ]),
        ...changed.map(({ before, after }): [string, ReactNode] => [
          after.key,
          <>
            {t('change.changed')}{' '}
            <Became before={entryWords(field, before)} after={entryWords(field, after)} />
          </>,
        ]),
      ];
      return (
        <Field name={fieldName(field)}>
          {acts.map(([key, act], index) => (
            <Fragment key={key}>
              {index > 0 ? t('change.between') : null}
              {act}
            </Fragment>
          ))}
        </Field>
      );
    }
    case 'text':
      return (
        <Field name={fieldName(told.field)}>
          <TextChange before={told.before} after={told.after} />
        </Field>
      );
    case 'value':
      return (
        <Field name={fieldName(told.field)}>
          <Became before={words(told.field, told.before)} after={words(told.field, told.after)} />
        </Field>
      );
    default:
      // Of meta and body nothing comes or goes whole.
      return null;
  }
}

function Field({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation('history');
  return (
    <>
      <span className={classes.about}>{t('change.field', { field: name })} </span>
      {children}
    </>
  );
}

function Became({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation('history');
  return (
    <>
      <bdi>{before}</bdi>
      <span className={classes.became}>
        <span aria-hidden className="mirrored">
          →
        </span>
        <VisuallyHidden> {t('change.became')} </VisuallyHidden>
      </span>
      <bdi>{after}</bdi>
    </>
  );
}

function TextChange({ before, after }: { before: ToldValue; after: ToldValue }) {
  const { t } = useTranslation('history');
  const words = useValueWords();
  const [was, now] = [before, after].map((value) => (value.is === 'nothing' ? '' : words('', value)));
  if (was === now) return t('change.formatted');
  return <WordDiff before={was ?? ''} after={now ?? ''} />;
}
