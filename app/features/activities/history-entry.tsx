import { Anchor, Box, Button, Group, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StatusHistoryEntry } from '#server/activities/history';
import { useFormat } from '~/i18n/format';
import { StatusBadge } from '~/ui/status-badge';
import classes from './activities.module.css';
import { useOrganisations } from './use-organisations';

const groups = ['women', 'men', 'notStated'] as const;

/** One report as it was made. */
export function HistoryEntry(props: {
  entry: StatusHistoryEntry;
  /** Null: nobody reported it; empty: who did was erased. */
  person: string | null;
  onCorrect: (() => void) | null;
}) {
  const { entry, onCorrect } = props;
  const { t } = useTranslation('activities');
  const format = useFormat();
  const { codeOf } = useOrganisations();
  const { participants } = entry;
  const counted = groups.flatMap((group) => {
    const count = participants[group];
    return count === null ? [] : [t(`history.${group}`, { number: format.number(count) })];
  });
  const organisation = codeOf(entry.organisationId) || t('history.nobody');
  const person = props.person || t('history.someone');
  const who =
    entry.source === 'import'
      ? t('history.imported')
      : t(entry.inTheNameOf ? 'history.inTheNameOf' : 'history.by', { person, organisation });
  return (
    <Box component="li" className={classes.entry}>
      <Group gap={8} justify="space-between" align="flex-start">
        <Group gap={8}>
          <StatusBadge status={entry.status} />
          {entry.progress === null ? null : (
            <Text span fz="sm">
              {format.percent(entry.progress / 100)}
            </Text>
          )}
          {entry.replaced ? (
            <Text span fz="sm" c="dimmed" fs="italic">
              {t('history.corrected')}
            </Text>
          ) : null}
        </Group>
        {onCorrect ? (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('history.correctOf', { date: format.dateTime(entry.at) })}
            onClick={onCorrect}
          >
            {t('history.correct')}
          </Button>
        ) : null}
      </Group>
      {entry.text ? (
        <Text
          component={entry.replaced ? 'del' : 'p'}
          display="block"
          my={2}
          className={entry.replaced ? classes.replaced : undefined}
          style={{ whiteSpace: 'pre-line' }}
        >
          <bdi>{entry.text}</bdi>
        </Text>
      ) : null}
      {counted.length > 0 ? (
        <Text fz="sm" className={entry.replaced ? classes.replaced : undefined}>
          {t('history.participants', { list: counted.join(' · ') })}
        </Text>
      ) : null}
      {entry.evidence.length > 0 ? (
        <Group gap={10} fz="sm" role="group" aria-label={t('history.evidence')}>
          {entry.evidence.map(({ fileId, name }) => (
            <Anchor key={fileId} href={`/files/${fileId}`} download={name} fz="sm">
              <IconPaperclip size={14} aria-hidden /> <bdi>{name}</bdi>
            </Anchor>
          ))}
        </Group>
      ) : null}
      <Text fz="sm" c="dimmed">
        <bdi>{who}</bdi> · {format.dateTime(entry.at)} ·{' '}
        {t('history.revision', { sequence: format.number(entry.documentSequence) })}
      </Text>
    </Box>
  );
}
