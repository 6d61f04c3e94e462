import { Badge, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { richTextToPlain } from '#domain/document/rich-text';
import type { ImportedActivity, ImportedSection, ImportResult } from '#domain/import/result';
import cellClasses from '../cells/cells.module.css';
import { PeriodView } from '../cells/period-view';
import classes from './import.module.css';

/** What an import made of a file, and what it could not place: shown before anything is created. */
export function Understood({ result }: { result: ImportResult }) {
  const { t } = useTranslation('documents');
  const { sections, activities, leftover, derivedFrom } = result;
  const notes = activities.flatMap((activity) => activity.notes ?? []);
  // As the plan's own line will count them: what is to be fixed, and what says nothing.
  const undated = activities.filter(({ period }) => !period.start).length;
  return (
    <>
      <Paper withBorder p="md" component="section" data-testid="understood">
        <Group gap="xs" mb="sm">
          <Title order={2}>{t('import.understood')}</Title>
          <Badge>{t('import.sections', { count: sections.length })}</Badge>
          <Badge>{t('import.activities', { count: activities.length })}</Badge>
          {undated > 0 ? <Badge color="orange">{t('import.toFix', { count: undated })}</Badge> : null}
        </Group>
        {derivedFrom ? (
          <Text fz="sm" mb="sm" dir="auto">
            <Text span c="dimmed">
              {t('import.derivedFrom')}:{' '}
            </Text>
            {[derivedFrom.text, derivedFrom.adoptedBy, derivedFrom.date].filter(Boolean).join(' · ')}
          </Text>
        ) : null}
        {activities.length === 0 ? (
          <Text c="dimmed">{t('import.noActivities')}</Text>
        ) : (
          <UnderstoodTable result={result} />
        )}
      </Paper>
      {notes.length > 0 ? (
        <Paper withBorder p="md" component="section">
          <Title order={2} mb="xs">
            {t('import.notes')}
          </Title>
          <ul className={classes.leftover}>
            {notes.map((note) => (
              <li key={`${note.text} ${note.proposed}`}>{t('import.note', { ...note })}</li>
            ))}
          </ul>
        </Paper>
      ) : null}
      <Paper withBorder p="md" component="section" data-testid="leftover">
        <Title order={2}>{t('import.leftover')}</Title>
        <Text c="dimmed" fz="sm" mb="xs">
          {t(leftover.length > 0 ? 'import.leftoverHint' : 'import.nothingLeft')}
        </Text>
        {leftover.length > 0 ? (
          <ul className={classes.leftover}>
            {[...new Set(leftover)].map((line) => (
              <li key={line} dir="auto">
                {line}
              </li>
            ))}
          </ul>
        ) : null}
      </Paper>
    </>
  );
}

interface Band {
  readonly section: ImportedSection | null;
  readonly depth: number;
  readonly activities: readonly ImportedActivity[];
}

function bandsOf({ sections, activities }: ImportResult): readonly Band[] {
  const depthOf = (section: ImportedSection): number => {
    const parent = sections.find((each) => each.id === section.parentId);
    return parent ? depthOf(parent) + 1 : 0;
  };
  const bands: Band[] = sections.map((section) => ({
    section,
    depth: depthOf(section),
    activities: activities.filter((activity) => activity.sectionId === section.id),
  }));
  const unplaced = activities.filter((activity) => activity.sectionId === null);
  return unplaced.length > 0 ? [...bands, { section: null, depth: 0, activities: unplaced }] : bands;
}

function UnderstoodTable({ result }: { result: ImportResult }) {
  const { t } = useTranslation('documents');
  return (
    <Table.ScrollContainer
      minWidth={860}
      type="native"
      tabIndex={0}
      role="region"
      aria-label={t('import.understood')}
    >
      <Table verticalSpacing={5} fz="sm" highlightOnHover={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.title')}</Table.Th>
            <Table.Th>{t('column.period')}</Table.Th>
            <Table.Th>{t('column.places')}</Table.Th>
            <Table.Th>{t('column.responsibles')}</Table.Th>
            <Table.Th>{t('column.remarks')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bandsOf(result).map(({ section, depth, activities }) => [
            <Table.Tr key={section?.id ?? 'unplaced'} className={classes.band} data-depth={depth}>
              <Table.Td colSpan={5} dir="auto" style={{ paddingInlineStart: 12 + depth * 18 }}>
                <Group gap="xs">
                  <span>
                    {[section?.number, section?.title ?? t('import.withoutSection')]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  {section?.suspended ? (
                    <Badge color="grape">
                      {t('import.suspended')}: {section.suspended.reason}
                    </Badge>
                  ) : null}
                </Group>
              </Table.Td>
            </Table.Tr>,
            ...activities.map((activity) => <ActivityLine key={activity.id} activity={activity} />),
          ])}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** What only files of our own name, under the names of the grid's columns. */
function ownFields({ own }: ImportedActivity, t: TFunction<'documents'>): [string, string][] {
  if (!own) return [];
  const texts = (named: readonly { text: string }[] = []) => named.map(({ text }) => text).join(', ');
  const lines: [string, string | undefined][] = [
    [t('column.kind'), own.kind && t(`activityKind.${own.kind}`)],
    [t('column.partners'), texts(own.partners)],
    [t('column.projects'), own.projects?.join(', ')],
    [t('column.indicators'), own.indicators?.map(({ code }) => code).join(', ')],
    [t('column.quantity'), own.quantity?.toString()],
    [t('column.targetGroup'), own.targetGroup],
    [t('column.startsAt'), own.startsAt],
    [t('column.minutes'), own.minutes?.toString()],
    [t('column.expectedResult'), richTextToPlain({ type: 'doc', content: own.expectedResult ?? [] })],
  ];
  return lines.flatMap(([header, text]) => (text ? [[header, text]] : []));
}

function ActivityLine({ activity }: { activity: ImportedActivity }) {
  const { t } = useTranslation('documents');
  const between = activity.placesMode === 'any' ? ` ${t('plan.or')} ` : ', ';
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td dir="auto" maw={420}>
        {activity.number ? `${activity.number} · ` : ''}
        {activity.title}
      </Table.Td>
      <Table.Td>
        <PeriodView period={activity.period} />
      </Table.Td>
      <Table.Td dir="auto">{activity.places.map((place) => place.text).join(between)}</Table.Td>
      <Table.Td>
        <Stack gap={3} align="flex-start">
          {activity.responsibles.map(({ text, organisation, proposed }) => (
            <span
              key={text}
              className={cellClasses.chip}
              data-known={organisation ? true : undefined}
              data-proposed={proposed ? true : undefined}
            >
              <bdi>{text}</bdi>
              {proposed ? (
                <span className={cellClasses.between}>{t('cell.proposed', { proposed })}</span>
              ) : null}
            </span>
          ))}
        </Stack>
      </Table.Td>
      <Table.Td className={classes.remarks} dir="auto">
        {activity.remarks}
        {[...ownFields(activity, t), ...Object.entries(activity.other ?? {})].map(([header, text]) => (
          <div key={header}>
            <strong>{header}:</strong> {text}
          </div>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}
