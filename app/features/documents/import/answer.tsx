import { Alert, Checkbox, Text } from '@mantine/core';
import { IconMessage2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WrittenComment } from '#domain/import/result';
import classes from './import.module.css';

/** Says that changes were tracked and comments written in a file, and offers to keep the comments as comments. */
export function Answer(props: {
  changes: number;
  comments: readonly WrittenComment[];
  keep: boolean;
  onKeep: (keep: boolean) => void;
  children?: ReactNode;
}) {
  const { changes, comments, keep, onKeep, children } = props;
  const { t } = useTranslation('imports');
  return (
    <Alert
      variant="light"
      icon={<IconMessage2 aria-hidden />}
      title={t('answer.title')}
      data-testid="answer"
      className={classes.answer}
    >
      <Text fz="sm">
        {t('answer.changes', { count: changes })} · {t('answer.comments', { count: comments.length })}
      </Text>
      {children}
      {comments.length > 0 ? (
        <>
          <Checkbox
            mt="xs"
            checked={keep}
            label={t('answer.keep')}
            description={keep ? undefined : t('answer.notKept', { count: comments.length })}
            onChange={(event) => onKeep(event.currentTarget.checked)}
          />
          <ul className={classes.leftover}>
            {comments.map(({ id, author, text }) => (
              <li key={id} dir="auto">
                <strong>
                  <bdi>{author || t('answer.nobody')}</bdi>
                </strong>{' '}
                {text}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Alert>
  );
}
