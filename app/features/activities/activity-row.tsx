import { ActionIcon, Badge, Box, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@remix-run/react';
import { IconHistory, IconMapPin, IconPencilCheck } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedActivity } from '#server/activities/list';
import { useSignedIn } from '~/routes/layout';
import classes from './activities.module.css';
import { CurrentStatus } from './current-status';
import { PeriodText } from './period-text';
import { StatusHistory } from './status-history';
import { useOrganisations } from './use-organisations';

/** The id of the button that reports on an activity, to come back to. */
export function reportButtonId({ activityId }: Pick<ListedActivity, 'activityId'>): string {
  return `report-${activityId}`;
}

/** One activity in somebody's work. On a narrow screen its parts stand below each other. */
export function ActivityRow({ activity, onReport }: { activity: ListedActivity; onReport: () => void }) {
  const { t } = useTranslation('activities');
  const [opened, { toggle }] = useDisclosure(false);
  const historyId = useId();
  const { documentId, activityId, documentOpen, documentTitle, sectionTitle, title } = activity;
  const places = activity.places.map((place) => place.text);
  return (
    <li className={classes.row}>
      <Stack gap={2}>
        <Text component="h3" fz="md">
          {documentOpen ? (
            <Link to={`/documents/${documentId}?activity=${activityId}`} className={classes.title}>
              <bdi>{title}</bdi>
            </Link>
          ) : (
            <bdi className={classes.title}>{title}</bdi>
          )}
        </Text>
        <Text fz="sm" c="dimmed">
          <bdi>{documentTitle}</bdi>
          {sectionTitle ? (
            <>
              {' · '}
              <bdi>{sectionTitle}</bdi>
            </>
          ) : null}
        </Text>
        <Group gap={8}>
          <Part activity={activity} />
          <Owed activity={activity} />
          {activity.sectionSuspended ? (
            <Badge color="grape" c="grape.9">
              {t('row.suspendedSection')}
            </Badge>
          ) : null}
        </Group>
      </Stack>
      <Stack gap={2} fz="sm">
        <Text span fz="sm">
          <PeriodText period={activity.period} />
        </Text>
        {places.length > 0 ? (
          <Group gap={4} wrap="nowrap" c="dimmed" align="flex-start">
            <IconMapPin size={15} stroke={1.7} aria-hidden style={{ flex: 'none', marginBlockStart: 3 }} />
            <Text component="bdi" fz="sm">
              {places.join(activity.placesMode === 'any' ? t('row.or') : ', ')}
            </Text>
          </Group>
        ) : null}
      </Stack>
      <CurrentStatus status={activity.status} />
      <div className={classes.buttons}>
        {activity.canReport ? (
          <Button
            id={reportButtonId(activity)}
            variant="light"
            leftSection={<IconPencilCheck size={16} aria-hidden />}
            aria-label={t('report.openFor', { title })}
            onClick={onReport}
          >
            {t('report.open')}
          </Button>
        ) : null}
        {documentOpen ? (
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('history.show', { title })}
            aria-expanded={opened}
            aria-controls={historyId}
            onClick={toggle}
          >
            <IconHistory size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
        ) : null}
      </div>
      <Box id={historyId} className={classes.history} hidden={!opened}>
        {opened ? <StatusHistory documentId={documentId} activityId={activityId} title={title} /> : null}
      </Box>
    </li>
  );
}

/** Whether the own organisation leads, or helps. */
function Part({ activity }: { activity: ListedActivity }) {
  const { t } = useTranslation('activities');
  const { actor } = useSignedIn();
  const { codeOf } = useOrganisations();
  const { leadOrganisationId: lead, responsibles } = activity;
  const leads = actor.memberships.some((held) => held.organisationId === lead);
  // Only something is owed.
  if (!activity.canReport) return null;
  if (responsibles.length === 1) return <Faint>{t('row.alone')}</Faint>;
  if (leads) return <Badge variant="light">{t('row.lead')}</Badge>;
  const code = codeOf(lead);
  return <Faint>{code ? t('row.contributes', { lead: code }) : t('row.shared')}</Faint>;
}

/** What the own organisation owes the activity. */
function Owed({ activity }: { activity: ListedActivity }) {
  const { t } = useTranslation('activities');
  const { actor } = useSignedIn();
  const owed = activity.deliverables.filter(({ organisationId }) =>
    actor.memberships.some((held) => held.organisationId === organisationId),
  );
  return owed.map(({ text }) => (
    <Badge key={text} variant="light" color="yellow" c="yellow.9" tt="none" maw="100%">
      <bdi>{t('row.owed', { text })}</bdi>
    </Badge>
  ));
}

function Faint({ children }: { children: string }) {
  return (
    <Text span fz="sm" c="dimmed">
      {children}
    </Text>
  );
}
