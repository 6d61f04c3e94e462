import type { Icon } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import classes from './cell-mark.module.css';

type CellMarkProps = Pick<ComponentProps<'button'>, 'className'> & {
  count: number;
  label: string;
  icon: Icon;
  onOpen: () => void;
};

/** In a cell of the grid: how much waits there, if anything does. The keyboard reaches it by opening the row. */
export function CellMark({
  count,
  label,
  icon: Icon,
  onOpen,
  className = classes.mark,
  ...data
}: CellMarkProps) {
  if (count === 0) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={className}
      aria-label={label}
      title={label}
      {...data}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      <Icon size={11} aria-hidden />
      {count}
    </button>
  );
}
