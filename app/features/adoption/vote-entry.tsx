import { Anchor, Badge, Collapse, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoteResult } from '#domain/adoption/rules';
import type { ShownAdoption, ShownStep, ShownVote } from '#server/adoption/list';
import { useFormat } from '~/i18n/format';
import classes from './adoption.module.css';
import { RecordLink } from './record-link';
import { useWords } from './use-words';
import { VersionLinks } from './version-links';
import { VoteRules } from './vote-rules';
import { VotersTable } from './voters-table';

const colours: Readonly<Record<VoteResult | 'withdrawn', string>> = {
  adopted: 'green.9',
  rejected: 'red.9',
  noQuorum: 'gray.7',
  tied: 'orange.9',
  withdrawn: 'gray.7',
};

/** A vote that is over: its result, and on demand who said what. */
export function VoteEntry(props: {
  documentId: string;
  vote: ShownVote;
  /** The fact that came of it. */
  adoption: ShownAdoption | null;
  holds: boolean;
  onVoteAgain: (() => void) | null;
}) {
  const { documentId, vote, adoption, holds, onVoteAgain } = props;
  const { t } = useTranslation('adoption');
  const words = useWords();
  const [shown, setShown] = useState(false);
  const result = vote.result ?? 'withdrawn';
  const what = adoption
    ? words.adopted(adoption)
    : t(vote.againstVersionId === null ? 'state.adoption' : 'state.amendment');
  return (
    <li className={classes.entry} data-holds={holds || undefined} data-testid="vote-entry">
      <Group gap={8}>
        <Text fw={600}>{what}</Text>
        <Badge color={colours[result]} variant="light" data-testid="vote-result" data-result={result}>
          {t(`result.${result}`)}
        </Badge>
        {adoption ? <Badge color="gray.7">{t('timeline.byVote')}</Badge> : null}
      </Group>
      <Text fz="sm">
        <bdi>{t('version.of', { name: words.versionName(vote.version) })}</bdi>
      </Text>
      <VoteRules vote={vote} />
      {vote.steps.map((step) => (
        <Step key={step.step} step={step} />
      ))}
      <Group gap="md">
        <VersionLinks
          documentId={documentId}
          version={vote.version}
          againstVersionId={vote.againstVersionId}
        />
        <Anchor
          component="button"
          type="button"
          fz="sm"
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? 'voters.hide' : 'voters.show')}
        </Anchor>
        <RecordLink documentId={documentId} recordId={vote.id} what={what} />
        {onVoteAgain ? (
          <Anchor component="button" type="button" fz="sm" onClick={onVoteAgain}>
            {t('vote.again')}
          </Anchor>
        ) : null}
      </Group>
      <Collapse in={shown}>{shown ? <VotersTable vote={vote} /> : null}</Collapse>
    </li>
  );
}

function Step({ step: { step, byId, at, reason } }: { step: ShownStep }) {
  const { t } = useTranslation('adoption');
  const words = useWords();
  const format = useFormat();
  const said = { person: words.person(byId ?? ''), date: format.dateTime(at), reason };
  const told =
    step === 'withdrawn'
      ? t('timeline.withdrawnBy', said)
      : step === 'decided'
        ? t('timeline.decidedBy', said)
        : byId === null
          ? t('timeline.closedByDeadline', said)
          : t('timeline.closedBy', said);
  return (
    <Text fz="sm" c="dimmed" dir="auto" className={classes.reason}>
      {told}
    </Text>
  );
}
