import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShownVote } from '#server/adoption/list';
import { useFormat } from '~/i18n/format';
import { useWords } from './use-words';

/** The rules a vote was opened with, and how it stands. */
export function VoteRules({ vote }: { vote: ShownVote }) {
  const { t } = useTranslation('adoption');
  const words = useWords();
  const format = useFormat();
  const { count, per, quorum, quorumPercent, tieRule, chairId } = vote;
  const number = (value: number) => format.number(value);
  return (
    <div>
      <Text fz="sm">
        {t('state.counts', {
          approve: number(count.approve),
          object: number(count.object),
          abstain: number(count.abstain),
        })}
      </Text>
      <Text fz="sm">
        {t('state.took', {
          voted: number(count.voted),
          base: number(count.base),
          quorum: number(quorum),
        })}
      </Text>
      {count.recused > 0 ? (
        <Text fz="sm">{t('state.recused', { number: number(count.recused) })}</Text>
      ) : null}
      <Text fz="sm" c="dimmed">
        {t('state.rules', {
          per: t(per === 'organisation' ? 'vote.perOrganisation' : 'vote.perPerson'),
          quorum: format.percent(quorumPercent / 100),
          tie: t(`vote.tie.${tieRule}`),
        })}
        {chairId === null ? null : ` · ${t('state.chair', { person: words.person(chairId) })}`}
      </Text>
      <Text fz="sm" c="dimmed">
        {t('state.title', {
          person: words.person(vote.openedById),
          date: format.dateTime(vote.openedAt),
        })}
      </Text>
    </div>
  );
}
