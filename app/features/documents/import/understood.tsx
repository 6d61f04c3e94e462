import { Badge, Checkbox, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { richTextToPlain } from '#domain/document/rich-text';
import { withoutLeftOut } from '#domain/import/left-out';
import type { ImportedActivity, ImportedSection, ImportResult } from '#domain/import/result';
import cellClasses from '../cells/cells.module.css';
import { PeriodView } from '../cells/period-view';
import classes from './import.module.css';
import { ReviewTable } from './review-table';
import type { Ticks } from './use-left-out';

/** What an import made of a file, and what it could not place: shown before anything is created. */
export function Understood({ result, ticks }: { result: ImportResult; ticks: Ticks }) {
  const { t } = useTranslation(['documents', 'imports']);
  const { leftover, derivedFrom, outcomes = [] } = result;
  const { sections, activities } = withoutLeftOut(result, ticks.leftOut);
  const unticked = {
    activities: result.activities.length - activities.length,
    sections: result.sections.length - sections.length,
  };
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
        <Text fz="sm" mb="sm" c="dimmed" role="status" data-testid="left-out">
          {unticked.activities + unticked.sections > 0
            ? t('imports:rows.leftOut', {
                activities: t('documents:import.activities', { count: unticked.activities }),
                sections: t('documents:import.sections', { count: unticked.sections }),
              })
            : t('imports:rows.lead')}
          {ticks.forgotten ? ` ${t('imports:rows.forgotten')}` : null}
        </Text>
        {derivedFrom ? (
          <Text fz="sm" mb="sm" dir="auto">
            <Text span c="dimmed">
              {t('import.derivedFrom')}:{' '}
            </Text>
            {[derivedFrom.text, derivedFrom.adoptedBy, derivedFrom.date].filter(Boolean).join(' · ')}
          </Text>
        ) : null}
        {result.activities.length === 0 ? (
          <Text c="dimmed">
            {t(result.columns ? 'imports:rows.noTitle' : 'documents:import.noActivities')}
          </Text>
        ) : (
          <UnderstoodTable result={result} ticks={ticks} />
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
      {outcomes.length > 0 ? (
        <Paper withBorder p="md" component="section">
          <Title order={2} mb="xs">
            {t('import.outcomes')}
          </Title>
          <ul className={classes.leftover}>
            {outcomes.map(({ what }, at) => (
              // They have no identity of their own and do not move.
              // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
              <li key={at} dir="auto">
                {richTextToPlain({ type: 'doc', content: what })}
              </li>
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

function UnderstoodTable({ result, ticks }: { result: ImportResult; ticks: Ticks }) {
  const { t } = useTranslation(['documents', 'imports']);
  const { leftOut, tickSection, tickActivity } = ticks;
  const kept = withoutLeftOut(result, leftOut);
  const keptSections = new Set(kept.sections.map(({ id }) => id));
  const keptActivities = new Set(kept.activities.map(({ id }) => id));
  return (
    <ReviewTable
      label={t('import.understood')}
      minWidth={860}
      columns={[
        t('column.title'),
        t('column.period'),
        t('column.places'),
        t('column.responsibles'),
        t('column.remarks'),
      ]}
    >
      {bandsOf(result).map(({ section, depth, activities }) => [
        <BandLine
          key={section?.id ?? 'unplaced'}
          section={section}
          depth={depth}
          kept={section !== null && keptSections.has(section.id)}
          partly={activities.some(({ id }) => !keptActivities.has(id))}
          onTick={tickSection}
        />,
        ...activities.map((activity) => (
          <ActivityLine
            key={activity.id}
            activity={activity}
            kept={keptActivities.has(activity.id)}
            onTick={(on) => tickActivity(activity.id, on)}
          />
        )),
      ])}
    </ReviewTable>
  );
}

/** A section of the file over its rows. */
function BandLine(props: {
  /** Null: over the rows that stand in none. */
  section: ImportedSection | null;
  depth: number;
  kept: boolean;
  /** Not all of its rows are kept. */
  partly: boolean;
  onTick: (id: string, on: boolean) => void;
}) {
  const { section, depth, kept, partly, onTick } = props;
  const { t } = useTranslation(['documents', 'imports']);
  return (
    <Table.Tr className={classes.band} data-depth={depth} data-out={section && !kept ? true : undefined}>
      <Table.Td colSpan={5} style={{ paddingInlineStart: 12 + depth * 18 }}>
        <Group gap="xs">
          {section ? (
            <Checkbox
              size="xs"
              checked={kept}
              indeterminate={kept && partly}
              aria-label={t('imports:rows.tickSection', { title: section.title })}
              onChange={(event) => onTick(section.id, event.currentTarget.checked)}
            />
          ) : null}
          <span dir="auto">
            {[section?.number, section?.title ?? t('documents:import.withoutSection')]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {section?.suspended ? (
            <Badge color="grape">
              {t('documents:import.suspended')}: {section.suspended.reason}
            </Badge>
          ) : null}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

/** What only files of our own name, under the names of the grid's columns. */
function ownFields({ own }: ImportedActivity, t: TFunction<['documents', 'imports']>): [string, string][] {
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

function ActivityLine(props: { activity: ImportedActivity; kept: boolean; onTick: (on: boolean) => void }) {
  const { activity, kept, onTick } = props;
  const { t } = useTranslation(['documents', 'imports']);
  const between = activity.placesMode === 'any' ? ` ${t('plan.or')} ` : ', ';
  return (
    <Table.Tr style={{ verticalAlign: 'top' }} data-out={kept ? undefined : true} className={classes.line}>
      <Table.Td maw={420}>
        <div className={classes.ticked}>
          <Checkbox
            size="xs"
            checked={kept}
            aria-label={t('imports:rows.tick', { title: activity.title })}
            onChange={(event) => onTick(event.currentTarget.checked)}
          />
          <span dir="auto">
            {activity.number ? `${activity.number} · ` : ''}
            {activity.title}
          </span>
        </div>
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
