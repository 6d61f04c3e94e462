import { Anchor, Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShownAdoption } from '#server/adoption/list';
import { useFormat } from '~/i18n/format';
import classes from './adoption.module.css';
import { RecordLink } from './record-link';
import { useWords } from './use-words';
import { VersionLinks } from './version-links';

/** An adoption that was written down, corrected, or taken back. */
export function AdoptionEntry(props: {
  documentId: string;
  adoption: ShownAdoption;
  /** It is the one in force. */
  holds: boolean;
  onCorrect: (() => void) | null;
  onAnnul: (() => void) | null;
}) {
  const { documentId, adoption, holds, onCorrect, onAnnul } = props;
  const { t } = useTranslation('adoption');
  const words = useWords();
  const format = useFormat();
  const { replacesId, annulled, replaced, minutes, place, note, reason } = adoption;
  const what = words.adopted(adoption);
  const who = { person: words.person(adoption.recordedById ?? ''), date: format.dateTime(adoption.at) };
  const written = annulled ? 'annulledBy' : replacesId === null ? 'recordedBy' : 'correctedBy';
  return (
    <li className={classes.entry} data-holds={holds || undefined} data-testid="adoption-entry">
      <Group gap={8}>
        <Text fw={600} className={replaced || annulled ? classes.gone : ''}>
          {what}
        </Text>
        {place ? (
          <Text span fz="sm" dir="auto">
            {t('timeline.place', { place })}
          </Text>
        ) : null}
        {annulled ? <Badge color="gray.7">{t('timeline.annulled')}</Badge> : null}
        {replaced && !annulled ? <Badge color="gray.7">{t('timeline.replaced')}</Badge> : null}
      </Group>
      <Text fz="sm">
        <bdi>{t('version.of', { name: words.versionName(adoption.version) })}</bdi>
      </Text>
      {note ? (
        <Text fz="sm" dir="auto" className={classes.reason}>
          {note}
        </Text>
      ) : null}
      <Text fz="sm" c="dimmed" dir="auto" className={classes.reason}>
        {t(`timeline.${written}`, { ...who, reason })}
      </Text>
      <Group gap="md">
        <VersionLinks documentId={documentId} version={adoption.version} againstVersionId={null} />
        {minutes ? (
          <Anchor
            href={`/files/${minutes.id}`}
            fz="sm"
            download
            aria-label={t('timeline.minutesOf', { name: minutes.name })}
          >
            {t('timeline.minutes')}
          </Anchor>
        ) : null}
        <RecordLink documentId={documentId} recordId={adoption.id} what={what} />
        {onCorrect ? (
          <Anchor
            component="button"
            type="button"
            fz="sm"
            aria-label={t('correct.openOf', { what })}
            onClick={onCorrect}
          >
            {t('correct.open')}
          </Anchor>
        ) : null}
        {onAnnul ? (
          <Anchor
            component="button"
            type="button"
            fz="sm"
            aria-label={t('annul.openOf', { what })}
            onClick={onAnnul}
          >
            {t('annul.open')}
          </Anchor>
        ) : null}
      </Group>
    </li>
  );
}
