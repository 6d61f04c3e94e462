import { Button, Group, Select, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconChecklist } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activityStatuses } from '#domain/activities/status';
import type { CalendarDate } from '#domain/period/period';
import type { ListedActivity } from '#server/activities/list';
import { EmptyState } from '~/ui/empty-state';
import classes from './activities.module.css';
import { ActivityRow, reportButtonId } from './activity-row';
import { type GroupName, grouped } from './groups';
import { ReportStatus } from './report-status';

/** Nothing was reported yet; a choice of the filter beside the statuses. */
const UNREPORTED = 'unreported';

/** The activities somebody's organisation is responsible for, by when something is to be done about them. */
export function MyWork({
  activities,
  today,
}: {
  activities: readonly ListedActivity[];
  today: CalendarDate;
}) {
  const { t } = useTranslation(['activities', 'common']);
  const [documentId, setDocumentId] = useState<string | null>(null);
  const [status, setStatus] = useState<string | null>(null);
  const [reported, setReported] = useState<ListedActivity | null>(null);
  const [reporting, setReporting] = useState(false);
  const [recorded, setRecorded] = useState<ListedActivity | null>(null);
  useFollow(recorded, activities);
  const plans = useMemo(
    () => [...new Map(activities.map((each) => [each.documentId, each.documentTitle]))],
    [activities],
  );
  const shown = activities.filter(
    (each) =>
      (documentId === null || each.documentId === documentId) &&
      (status === null || (each.status?.latest.status ?? UNREPORTED) === status),
  );
  const reset = () => {
    setDocumentId(null);
    setStatus(null);
  };

  if (activities.length === 0) {
    return (
      <EmptyState
        icon={IconChecklist}
        title={t('empty.title')}
        text={t('empty.text')}
        action={
          <Button component={Link} to="/documents" variant="light">
            {t('empty.open')}
          </Button>
        }
      />
    );
  }
  return (
    <Stack gap="lg">
      <Group gap="sm" align="flex-end" role="search" aria-label={t('filter.label')}>
        <Select
          label={t('filter.plan')}
          placeholder={t('filter.allPlans')}
          data={plans.map(([value, label]) => ({ value, label }))}
          value={documentId}
          onChange={setDocumentId}
          clearable
          w={{ base: '100%', xs: 260 }}
        />
        <Select
          label={t('filter.status')}
          placeholder={t('filter.allStatuses')}
          data={[
            { value: UNREPORTED, label: t('row.noStatus') },
            ...activityStatuses.map((value) => ({ value, label: t(`common:status.${value}`) })),
          ]}
          value={status}
          onChange={setStatus}
          clearable
          w={{ base: '100%', xs: 220 }}
        />
        <Text fz="sm" c="dimmed" pb={8} role="status">
          {t('filter.shown', { shown: shown.length, all: activities.length })}
        </Text>
      </Group>
      <VisuallyHidden role="status">
        {recorded ? t('report.sent', { title: recorded.title }) : null}
      </VisuallyHidden>
      {shown.length === 0 ? (
        <EmptyState
          icon={IconChecklist}
          title={t('empty.filtered')}
          action={
            <Button variant="light" onClick={reset}>
              {t('filter.reset')}
            </Button>
          }
        />
      ) : null}
      {grouped(shown, today).map((group) => (
        <Section key={group.name} {...group}>
          {group.activities.map((activity) => (
            <ActivityRow
              key={`${activity.documentId} ${activity.activityId}`}
              activity={activity}
              onReport={() => {
                setReported(activity);
                setReporting(true);
              }}
            />
          ))}
        </Section>
      ))}
      {reported ? (
        <ReportStatus
          documentId={reported.documentId}
          activityId={reported.activityId}
          title={reported.title}
          opened={reporting}
          onClose={() => setReporting(false)}
          onReported={() => setRecorded(reported)}
        />
      ) : null}
    </Stack>
  );
}

/** What was just reported may move to another group; once, the keyboard and the eye follow it there. */
function useFollow(recorded: ListedActivity | null, activities: readonly ListedActivity[]): void {
  const followed = useRef<ListedActivity | null>(null);
  useEffect(() => {
    if (!recorded || followed.current === recorded) return;
    const now = activities.find((each) => each.activityId === recorded.activityId);
    if (!now || now.status?.latest.id === recorded.status?.latest.id) return;
    followed.current = recorded;
    document.getElementById(reportButtonId(recorded))?.focus();
  }, [recorded, activities]);
}

function Section(props: { name: GroupName; activities: readonly ListedActivity[]; children: ReactNode }) {
  const { t } = useTranslation('activities');
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Group gap={8} align="baseline" mb={6}>
        <Title order={2} id={id}>
          {t(`group.${props.name}`)}
        </Title>
        <Text span fz="sm" c="dimmed">
          {props.activities.length} · {t(`groupText.${props.name}`)}
        </Text>
      </Group>
      <ul className={classes.list}>{props.children}</ul>
    </section>
  );
}
