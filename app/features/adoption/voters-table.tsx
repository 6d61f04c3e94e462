import { Badge, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoteChoice } from '#domain/adoption/rules';
import type { ShownBallot, ShownVote, ShownVoter } from '#server/adoption/list';
import { useFormat } from '~/i18n/format';
import { type Column, DataTable } from '~/ui/data-table';
import classes from './adoption.module.css';
import { useWords } from './use-words';

const colours: Readonly<Record<VoteChoice, string>> = {
  approve: 'green.9',
  object: 'red.9',
  abstain: 'gray.7',
  recuse: 'grape.9',
};

/** Each vote with what it said; what was said before stays readable. */
export function VotersTable({ vote }: { vote: ShownVote }) {
  const { t } = useTranslation('adoption');
  const words = useWords();
  const format = useFormat();
  const columns = useMemo((): Column<ShownVoter>[] => {
    const said = ({ choice, reason }: ShownBallot): string =>
      [t(`voted.${choice}`), reason].filter(Boolean).join(t('colon'));
    return [
      {
        id: 'voter',
        header: t('voters.voter'),
        accessorFn: words.voter,
        cell: ({ row }) => <bdi>{words.voter(row.original)}</bdi>,
        meta: { rowHeader: true },
      },
      {
        id: 'choice',
        header: t('voters.choice'),
        accessorFn: ({ ballot }) => ballot?.choice ?? '',
        cell: ({ row: { original } }) =>
          original.ballot ? (
            <Badge color={colours[original.ballot.choice]} variant="light">
              {t(`voted.${original.ballot.choice}`)}
            </Badge>
          ) : (
            <Text fz="sm" c="dimmed">
              {t(vote.state === 'open' ? 'voted.nothing' : 'voted.never')}
            </Text>
          ),
      },
      {
        id: 'reason',
        header: t('voters.reason'),
        enableSorting: false,
        cell: ({ row: { original } }) => (
          <Stack gap={2}>
            <Text fz="sm" dir="auto" className={classes.reason}>
              {original.ballot?.reason}
            </Text>
            {original.earlier.map((each) => (
              <Text key={each.at} fz="xs" c="dimmed" dir="auto" className={classes.reason}>
                {t('voters.earlier', { choice: said(each) })}
              </Text>
            ))}
          </Stack>
        ),
      },
      {
        id: 'when',
        header: t('voters.when'),
        accessorFn: ({ ballot }) => ballot?.at ?? '',
        cell: ({ row: { original } }) =>
          original.ballot
            ? t('voters.by', {
                person: words.person(original.ballot.castById),
                date: format.dateTime(original.ballot.at),
              })
            : null,
      },
    ];
  }, [t, words, format, vote.state]);
  return (
    <DataTable
      caption={t('voters.title')}
      columns={columns}
      rows={vote.voters}
      rowId={({ id }) => id}
      minWidth={560}
    />
  );
}
