import { Avatar, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '~/routes/layout';
import classes from '../plan/plan.module.css';
import type { Other } from './use-others';

/** The other people who have the document open, each once, on however many pages; oneself on another page is none. */
export function PeopleHere({ others }: { others: readonly Other[] }) {
  const { t } = useTranslation('documents');
  const { person } = useSignedIn();
  const people = [...new Map(others.map((other) => [other.personId, other])).values()].filter(
    ({ personId }) => personId !== person.id,
  );
  if (people.length === 0) return null;
  return (
    <Avatar.Group
      spacing={8}
      role="group"
      aria-label={`${t('presence.here')}: ${people.map(({ name }) => name).join(', ')}`}
      className={classes.people}
      data-testid="people-here"
    >
      {people.slice(0, 5).map(({ personId, name, color }) => (
        <Tooltip key={personId} label={name}>
          <Avatar
            size={28}
            radius="xl"
            name={name}
            styles={{ placeholder: { background: color, color: '#fff' } }}
          />
        </Tooltip>
      ))}
      {people.length > 5 ? (
        <Avatar size={28} radius="xl">
          +{people.length - 5}
        </Avatar>
      ) : null}
    </Avatar.Group>
  );
}
