import { IconMessageFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CellMark } from '../documents/cells/cell-mark';

/** How many open threads there are at a cell. */
export function CommentMark({ count, onOpen }: { count: number; onOpen: () => void }) {
  const { t } = useTranslation('comments');
  return (
    <CellMark
      data-comment-mark
      count={count}
      label={t('mark.count', { count })}
      icon={IconMessageFilled}
      onOpen={onOpen}
    />
  );
}
