import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot } from '#domain/document/read';
import { activityMap } from '#domain/document/shape';
import { newId, type OrganisationId } from '#domain/ids';
import { onEscape } from '~/ui/on-escape';
import { RemoveButton } from '~/ui/remove-button';
import { AddEntry } from './add-entry';
import { usePlan } from './plan-context';

/** What an activity is to bring forth (an article, a guide), each with the organisation that owes it. */
export function Deliverables({ activity }: { activity: ActivitySnapshot }) {
  const { writable, edit, choices } = usePlan();
  const { t } = useTranslation('documents');
  if (!writable && activity.deliverables.length === 0) return null;
  const nameOf = (id: string | undefined): string =>
    choices.organisations.find((choice) => choice.id === id)?.code ?? '';
  return (
    <section aria-label={t('deliverables.title')} data-testid="deliverables">
      <Text fw={600} mt="md" mb={4}>
        {t('deliverables.title')}
      </Text>
      <Stack gap={4}>
        {activity.deliverables.map(({ key, text, organisationId }) => (
          <Group key={key} gap={8} wrap="nowrap" justify="space-between">
            <Text fz="sm" dir="auto">
              {text}
              {organisationId ? (
                <Text span c="dimmed">
                  {` · ${nameOf(organisationId)}`}
                </Text>
              ) : null}
            </Text>
            {writable ? (
              <RemoveButton
                label={t('cell.remove', { text })}
                onClick={() => edit((doc) => activityMap(doc, activity.id, 'deliverables')?.delete(key))}
              />
            ) : null}
          </Group>
        ))}
        {writable ? (
          <AddEntry label={t('deliverables.add')}>
            {(close) => (
              <NewDeliverable
                onDone={(deliverable) => {
                  close();
                  if (!deliverable) return;
                  edit((doc) => activityMap(doc, activity.id, 'deliverables')?.set(newId(), deliverable));
                }}
              />
            )}
          </AddEntry>
        ) : null}
      </Stack>
    </section>
  );
}

function NewDeliverable(props: {
  onDone: (made: { text: string; organisationId?: OrganisationId } | null) => void;
}) {
  const { choices } = usePlan();
  const { t } = useTranslation('documents');
  const [text, setText] = useState('');
  const [owner, setOwner] = useState<string | null>(null);
  const done = (): void => {
    const written = text.trim();
    // Organisations' ids were made by newId.
    const made = { text: written, ...(owner ? { organisationId: owner as OrganisationId } : {}) };
    props.onDone(written === '' ? null : made);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
      onKeyDown={onEscape(() => props.onDone(null))}
    >
      <Group gap={8} align="flex-end">
        <TextInput
          style={{ flex: '2 1 180px' }}
          label={t('deliverables.what')}
          placeholder={t('deliverables.example')}
          dir="auto"
          maxLength={500}
          autoFocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          style={{ flex: '1 1 120px' }}
          label={t('deliverables.who')}
          searchable
          clearable
          data={choices.organisations.map(({ id, code }) => ({ value: id, label: code }))}
          value={owner}
          onChange={setOwner}
        />
        <Button type="submit" variant="light">
          {t('deliverables.keep')}
        </Button>
      </Group>
    </form>
  );
}
