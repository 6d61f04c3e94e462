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
import { useActivityFacts } from './use-activity-facts';

/** The document as it would be read aloud: its text, its sections as headings, each activity as a paragraph. */
export default function Prose() {
  const { snapshot } = usePlan();
  const { sections, activities, filtered, total } = useShown();
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
        {filtered ? (
          <Text fs="italic">{t('prose.filtered', { shown: activities.length, total })}</Text>
        ) : null}
        {rows.map((row) => {
          if (row.kind === 'activity') return <Paragraph key={row.id} activity={row.activity} />;
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
        { className: classes.heading, dir: 'auto' },
        [section.number, section.title || t('plan.untitled')].filter(Boolean).join(' '),
      )}
      {section.suspended ? (
        <p className={classes.note} dir="auto">
          {[t('plan.suspended'), section.suspendedReason].filter(Boolean).join(t('views:colon'))}
        </p>
      ) : null}
    </>
  );
});

const Paragraph = memo(function Paragraph({ activity }: { activity: ActivitySnapshot }) {
  const { t } = useTranslation(['documents', 'views']);
  const facts = useActivityFacts(activity);
  return (
    <section className={classes.activity}>
      <p dir="auto">
        <strong>{[activity.number, activity.title || t('plan.untitled')].filter(Boolean).join(' ')}</strong>
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
