import { Anchor, Paper, Text, Title } from '@mantine/core';
import { Link } from '@remix-run/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WaitingVote } from '#server/adoption/waiting';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import classes from './adoption.module.css';

/** On the page of one's work: the votes in which something is to be done by this person. */
export function WaitingVotes() {
  const { t } = useTranslation(['adoption', 'documents']);
  const trpc = useTRPC();
  const format = useFormat();
  const { data = [] } = useQuery(trpc.adoption.waiting.queryOptions());
  if (data.length === 0) return null;
  const what = ({ act, amendment }: WaitingVote): string =>
    t(`adoption:waiting.${act === 'vote' && amendment ? 'voteAmendment' : act}`);
  return (
    <Paper withBorder p="md" mb="lg" component="section" aria-labelledby="waiting-votes">
      <Title order={2} fz="md" id="waiting-votes" mb={4}>
        {t('adoption:waiting.title')}
      </Title>
      <ul className={classes.plain} data-testid="waiting-votes">
        {data.map((vote) => (
          <li key={vote.voteId}>
            <Anchor component={Link} to={`/documents/${vote.document.id}/adoption`} fw={600} fz="sm">
              <bdi>{vote.document.title || t('documents:plan.untitled')}</bdi>
              {t('adoption:colon')}
              {what(vote)}
            </Anchor>{' '}
            {vote.act === 'vote' ? (
              <Text span fz="sm" c="dimmed">
                {t('adoption:waiting.until', { date: format.dateTime(vote.deadline) })}
              </Text>
            ) : null}
          </li>
        ))}
      </ul>
    </Paper>
  );
}
