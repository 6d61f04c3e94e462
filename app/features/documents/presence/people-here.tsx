import { Avatar, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Other } from './use-others';

/** The other people who have the document open, each once. */
export function PeopleHere({ others }: { others: readonly Other[] }) {
  const { t } = useTranslation('documents');
  const people = [...new Map(others.map((other) => [other.personId, other])).values()];
  if (people.length === 0) return null;
  return (
    <Avatar.Group
      spacing={8}
      role="group"
      aria-label={`${t('presence.here')}: ${people.map(({ name }) => name).join(', ')}`}
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
