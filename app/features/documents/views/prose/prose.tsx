import { Button, Group, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { createElement, memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot, SectionSnapshot } from '#domain/document/read';
import { gridRows } from '../../grid/rows';
import { usePlan } from '../../plan/plan-context';
import { isBlank, RichView } from '../../text/rich-view';
import { useShown } from '../use-shown';
import classes from './prose.module.css';
import { type Telling, useActivityFacts } from './use-activity-facts';

/** The document as it would be read aloud: its text, its sections as headings, each activity as a paragraph. */
export default function Prose() {
  const plan = usePlan();
  const { sections, activities, filtered, total } = useShown();
  return (
    <ProseText telling={plan} sections={sections} activities={activities} total={filtered ? total : null} />
  );
}

/**
 * The text of an open document or of a version of it.
 * @param props.total how many activities there are, when a filter shows some of them only
 */
export function ProseText(props: {
  telling: Telling;
  sections: readonly SectionSnapshot[];
  activities: readonly ActivitySnapshot[];
  total: number | null;
}) {
  const { telling, sections, activities, total } = props;
  const { snapshot } = telling;
  const { t } = useTranslation(['views', 'documents']);
  const rows = useMemo(() => gridRows({ sections, activities }, new Set()), [sections, activities]);
  return (
    <>
      <Group justify="flex-end" className="no-print">
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('prose.print')}
        </Button>
      </Group>
      <article className={classes.prose} aria-label={t('prose.label')}>
        {isBlank(snapshot.body) ? null : <RichView node={snapshot.body} />}
        {total === null ? null : (
          <Text fs="italic">{t('prose.filtered', { shown: activities.length, total })}</Text>
        )}
        {rows.map((row) => {
          if (row.kind === 'activity')
            return <Paragraph key={row.id} activity={row.activity} telling={telling} />;
          if (row.kind === 'section') return <Heading key={row.id} section={row.section} />;
          return (
            <h2 key={row.id} className={classes.heading}>
              {t('documents:plan.withoutSection')}
            </h2>
          );
        })}
      </article>
    </>
  );
}

const Heading = memo(function Heading({ section }: { section: SectionSnapshot }) {
  const { t } = useTranslation(['documents', 'views']);
  const level = Math.min(section.depth + 2, 6);
  return (
    <>
      {createElement(
        `h${level}`,
        { className: classes.heading },
        <bdi>{[section.number, section.title || t('plan.untitled')].filter(Boolean).join(' ')}</bdi>,
      )}
      {section.suspended ? (
        <p className={classes.note}>
          {t('plan.suspended')}
          {section.suspendedReason ? (
            <>
              {t('views:colon')}
              <bdi>{section.suspendedReason}</bdi>
            </>
          ) : null}
        </p>
      ) : null}
    </>
  );
});

const Paragraph = memo(function Paragraph({
  activity,
  telling,
}: {
  activity: ActivitySnapshot;
  telling: Telling;
}) {
  const { t } = useTranslation(['documents', 'views']);
  const facts = useActivityFacts(activity, telling);
  return (
    <section className={classes.activity}>
      <p>
        <strong>
          <bdi>{[activity.number, activity.title || t('plan.untitled')].filter(Boolean).join(' ')}</bdi>
        </strong>
        {facts.map(({ name, value }) => (
          <span key={name} className={classes.fact}>
            {' '}
            {name}
            {t('views:colon')}
            <bdi>{value}</bdi>.
          </span>
        ))}
      </p>
      {(['expectedResult', 'remarks'] as const).map((field) =>
        isBlank(activity[field]) ? null : (
          <div key={field} className={classes.rich}>
            <span className={classes.richName}>
              {t(`column.${field}`)}
              {t('views:colon')}
            </span>
            <RichView node={activity[field]} />
          </div>
        ),
      )}
    </section>
  );
});
