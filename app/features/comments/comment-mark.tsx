import { IconMessageFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './comment-mark.module.css';

/** In a cell of the grid: how many open threads there are. The keyboard reaches them by opening the row. */
export function CommentMark({ count, onOpen }: { count: number; onOpen: () => void }) {
  const { t } = useTranslation('comments');
  if (count === 0) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.mark}
      aria-label={t('mark.count', { count })}
      title={t('mark.count', { count })}
      data-comment-mark
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      <IconMessageFilled size={11} aria-hidden />
      {count}
    </button>
  );
}
