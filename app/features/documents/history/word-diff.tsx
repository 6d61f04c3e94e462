import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { diffWords, type TextPart } from '#domain/document/text-diff';
import classes from './history.module.css';

/** What was there and is no more. Told as well as shown: a line through a word is silent. */
export function Removed({ children }: { children: ReactNode }) {
  const { t } = useTranslation('history');
  return (
    <del className={classes.removed}>
      <VisuallyHidden>{t('compare.was')} </VisuallyHidden>
      <bdi>{children}</bdi>
    </del>
  );
}

export function Added({ children }: { children: ReactNode }) {
  const { t } = useTranslation('history');
  return (
    <ins className={classes.added}>
      <VisuallyHidden>{t('compare.is')} </VisuallyHidden>
      <bdi>{children}</bdi>
    </ins>
  );
}

/** A text that was reworded, word by word. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  return <TextParts parts={diffWords(before, after)} />;
}

export function TextParts({ parts }: { parts: readonly TextPart[] }) {
  return (
    <span dir="auto" className={classes.words}>
      {parts.map(({ kind, text }, index) => {
        // Parts have no identity of their own: they stand in their order and do not move.
        const key = `${index} ${kind}`;
        if (kind === 'added') return <Added key={key}>{text}</Added>;
        if (kind === 'removed') return <Removed key={key}>{text}</Removed>;
        return <span key={key}>{text}</span>;
      })}
    </span>
  );
}
