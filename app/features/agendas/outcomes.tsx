import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addOutcome, type OutcomeKind, ownerKey } from '#domain/document/workshop';
import { parsePeriod } from '#domain/period/parse';
import { usePlan } from '../documents/plan/plan-context';
import { readingContext } from '../documents/plan/reading-context';
import { OutcomeRow } from './outcome-row';
import { OwnerField } from './owner-field';
import { type Owners, useOwners } from './use-owners';
import classes from './workshop.module.css';

/** The decisions, or the follow-ups, of a workshop: everyone adds to one list at once. */
export function Outcomes({ kind }: { kind: OutcomeKind }) {
  const { snapshot, writable } = usePlan();
  const { t } = useTranslation('agendas');
  const owners = useOwners();
  const list = snapshot.workshop.outcomes.filter((each) => each.kind === kind);
  return (
    <>
      {list.length === 0 ? (
        <Text c="dimmed" fz="sm" mb="xs">
          {t(kind === 'decision' ? 'outcome.noDecisions' : 'outcome.noFollowUps')}
        </Text>
      ) : (
        <ol className={classes.lines} data-testid={`outcomes-${kind}`}>
          {list.map((outcome) => (
            <OutcomeRow key={outcome.id} outcome={outcome} owners={owners} />
          ))}
        </ol>
      )}
      {writable ? <NewOutcome kind={kind} owners={owners} /> : null}
    </>
  );
}

function NewOutcome({ kind, owners }: { kind: OutcomeKind; owners: Owners }) {
  const { snapshot, edit } = usePlan();
  const { t } = useTranslation('agendas');
  const [what, setWhat] = useState('');
  const [who, setWho] = useState('');
  const [by, setBy] = useState('');
  const isDecision = kind === 'decision';
  return (
    <form
      aria-label={t(isDecision ? 'outcome.newDecision' : 'outcome.newFollowUp')}
      onSubmit={(event) => {
        event.preventDefault();
        const text = what.trim();
        if (text === '') return;
        const owner = owners.find(who);
        edit((doc) =>
          addOutcome(
            doc,
            {
              kind,
              what: text,
              by: by.trim() === '' ? null : parsePeriod(by.trim(), readingContext(snapshot)),
            },
            'grid',
            { who: owner ? { [ownerKey(owner)]: owner } : {} },
          ),
        );
        setWhat('');
        setWho('');
        setBy('');
        event.currentTarget.querySelector('input')?.focus();
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          style={{ flex: '1 1 100%' }}
          label={t(isDecision ? 'outcome.newDecision' : 'outcome.newFollowUp')}
          placeholder={t(isDecision ? 'outcome.decisionExample' : 'outcome.followUpExample')}
          dir="auto"
          maxLength={2000}
          value={what}
          onChange={(event) => setWhat(event.currentTarget.value)}
        />
        <OwnerField
          owners={owners}
          style={{ flex: '2 1 150px' }}
          label={t('outcome.who')}
          placeholder={t('outcome.whoHint')}
          value={who}
          onChange={setWho}
        />
        <TextInput
          style={{ flex: '1 1 120px' }}
          label={t('outcome.by')}
          placeholder={t('outcome.byHint')}
          dir="auto"
          maxLength={200}
          value={by}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <Button type="submit" variant="light">
          {t('outcome.add')}
        </Button>
      </Group>
    </form>
  );
}
