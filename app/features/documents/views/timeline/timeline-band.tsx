import { useTranslation } from 'react-i18next';
import classes from './timeline.module.css';
import type { TimelineRow } from './timeline-rows';

/** The band over the activities of a section, over those whose section is gone, or over the lane without dates. */
export function TimelineBand(props: { row: Exclude<TimelineRow, { kind: 'activity' }>; index: number }) {
  const { row, index } = props;
  const { t } = useTranslation('documents');
  const title = {
    section: () => (row.kind === 'section' && row.section.title) || t('plan.untitled'),
    unplaced: () => t('plan.withoutSection'),
    lane: () => t('plan.toFix'),
  }[row.kind]();
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: it is read, not moved through
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn as they come into sight, which a table cannot
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.band}
      data-lane={row.kind === 'lane' || undefined}
      data-depth={row.kind === 'section' ? row.section.depth : 0}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: the same */}
      {/* biome-ignore lint/a11y/useSemanticElements: the same */}
      <div role="rowheader" aria-colspan={2} className={classes.bandTitle}>
        <bdi className={classes.bandName}>{title}</bdi>
        <span className={classes.bandCount}>{row.count}</span>
      </div>
    </div>
  );
}
