import type { DocumentAdoptions, ShownAdoption, ShownVote } from '#server/adoption/list';
import classes from './adoption.module.css';
import { AdoptionEntry } from './adoption-entry';
import { VoteEntry } from './vote-entry';

/** Everything that was adopted and voted on, the newest first; what a vote adopted stands with its vote. */
export function Timeline(props: {
  documentId: string;
  data: DocumentAdoptions;
  onCorrect: (adoption: ShownAdoption) => void;
  onAnnul: (adoption: ShownAdoption) => void;
  onVoteAgain: (versionId: string) => void;
}) {
  const { documentId, data, onCorrect, onAnnul, onVoteAgain } = props;
  const { adoptions, votes, current, mayManage } = data;
  const idle = votes.every(({ state }) => state === 'ended');
  const entries = [
    ...adoptions.filter(({ voteId }) => voteId === null).map((adoption) => ({ adoption, vote: null })),
    ...votes
      .filter(({ state }) => state === 'ended')
      .map((vote) => ({
        adoption: adoptions.find(({ voteId }) => voteId === vote.id) ?? null,
        vote,
      })),
  ].sort((a, b) => (instantOf(a) < instantOf(b) ? 1 : -1));
  return (
    <ol className={classes.plain} data-testid="adoption-timeline">
      {entries.map(({ adoption, vote }) => {
        const holds = adoption !== null && adoption.id === current?.id;
        if (vote)
          return (
            <VoteEntry
              key={vote.id}
              documentId={documentId}
              vote={vote}
              adoption={adoption}
              holds={holds}
              onVoteAgain={
                mayManage && idle && vote.result === 'tied' ? () => onVoteAgain(vote.version.id) : null
              }
            />
          );
        if (!adoption) return null;
        const mayCorrect = mayManage && !adoption.replaced && !adoption.annulled;
        return (
          <AdoptionEntry
            key={adoption.id}
            documentId={documentId}
            adoption={adoption}
            holds={holds}
            onCorrect={mayCorrect ? () => onCorrect(adoption) : null}
            onAnnul={mayCorrect ? () => onAnnul(adoption) : null}
          />
        );
      })}
    </ol>
  );
}

/** When something was written down, or a vote ended. */
function instantOf({ adoption, vote }: { adoption: ShownAdoption | null; vote: ShownVote | null }): string {
  return vote?.steps.at(-1)?.at ?? adoption?.at ?? '';
}
