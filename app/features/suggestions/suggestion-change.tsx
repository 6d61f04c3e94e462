import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { valueAfter } from '#domain/suggestions/standing';
import { ChangeLine } from '../documents/history/change-line';
import { changeOf, changesOfNew } from './change-of';
import classes from './suggestions.module.css';
import type { PlacedSuggestion } from './suggestions-context';
import { useRowNames } from './use-row-names';

/** What is proposed, in words: before → proposed; and what stands there now, where that is something else. */
export function SuggestionChange({ suggestion }: { suggestion: PlacedSuggestion }) {
  const { proposal, before, standing } = suggestion;
  const { t } = useTranslation('suggestions');
  const names = useRowNames();
  if (proposal.kind === 'add')
    return (
      <>
        <Text fz="sm">
          {t('what.add')} <bdi className={classes.title}>{proposal.values.title ?? ''}</bdi>
        </Text>
        <ul className={classes.values}>
          {changesOfNew(proposal).map((change) => (
            <li key={change.field}>
              <ChangeLine change={change} names={names} about={change.nodeId} onBringBack={null} />
            </li>
          ))}
        </ul>
      </>
    );
  if (proposal.kind === 'remove')
    return (
      <Stack gap={4}>
        <Text fz="sm">
          {t('what.remove')} <bdi className={classes.title}>{names.row(proposal.activityId)}</bdi>
        </Text>
        {standing?.is === 'changed' ? <Text fz="sm">{t('changed.row')}</Text> : null}
      </Stack>
    );
  const line = (from: unknown, to: unknown) => {
    const change = changeOf(proposal, from, to);
    return <ChangeLine change={change} names={names} about={change.nodeId} onBringBack={null} />;
  };
  return (
    <>
      <div className={classes.change}>{line(before, proposal.value)}</div>
      {standing?.is === 'changed' ? (
        <div className={classes.newer} role="note">
          <Text fz="sm" fw={600}>
            {t('changed.title')}
          </Text>
          <div>
            <Text span fz="xs" c="dimmed">
              {t('changed.since')}{' '}
            </Text>
            {line(before, standing.now)}
          </div>
          <div>
            <Text span fz="xs" c="dimmed">
              {t('changed.accept')}{' '}
            </Text>
            {line(standing.now, valueAfter({ proposal, before }, standing.now))}
          </div>
        </div>
      ) : null}
    </>
  );
}
