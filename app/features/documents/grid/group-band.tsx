import { useTranslation } from 'react-i18next';
import { FoldButton } from './band-tools';
import classes from './plan-grid.module.css';
import type { GridRow } from './rows';

/** The band over activities that stand in no section: because theirs is gone, or because the table is grouped. */
export function GroupBand(props: {
  row: Extract<GridRow, { kind: 'unplaced' | 'group' }>;
  index: number;
  columnCount: number;
  active: boolean;
  onFold: (id: string) => void;
}) {
  const { row, index, columnCount, active, onFold } = props;
  const { t } = useTranslation('documents');
  const title = row.kind === 'group' ? row.title : t('plan.withoutSection');
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its cell takes the focus (ARIA grid)
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn as they come into sight, which a table cannot
    <div role="row" aria-rowindex={index + 2}>
      {/* biome-ignore lint/a11y/useSemanticElements: the same */}
      <div
        role="rowheader"
        aria-colspan={columnCount}
        aria-expanded={row.kind === 'group' ? !row.folded : undefined}
        tabIndex={active ? 0 : -1}
        data-row={row.id}
        data-column="title"
        data-depth={0}
        className={classes.band}
      >
        <div className={classes.bandInner}>
          {row.kind === 'group' ? (
            <FoldButton title={title} folded={row.folded} onFold={() => onFold(row.id)} />
          ) : null}
          <span className={classes.bandTitle} dir="auto">
            {title}
          </span>
          {row.kind === 'group' ? <span className={classes.count}>{row.count}</span> : null}
        </div>
      </div>
    </div>
  );
}
