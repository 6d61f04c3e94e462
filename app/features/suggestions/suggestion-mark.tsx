import { IconBulbFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CellMark } from '../documents/cells/cell-mark';
import classes from './suggestions.module.css';

/** How many suggestions wait at a cell. */
export function SuggestionMark(props: {
  count: number;
  onOpen: () => void;
  /** It stands in a line, not in the corner of a cell. */
  still?: boolean;
}) {
  const { count, onOpen, still = false } = props;
  const { t } = useTranslation('suggestions');
  return (
    <CellMark
      data-suggestion-mark
      data-still={still || undefined}
      className={classes.mark}
      count={count}
      label={t('mark', { count })}
      icon={IconBulbFilled}
      onOpen={onOpen}
    />
  );
}
