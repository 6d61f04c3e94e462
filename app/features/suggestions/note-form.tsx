import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onEscape } from '~/ui/on-escape';

/** A few words that go with a decision; none are needed. */
export function NoteForm(props: {
  label: string;
  send: string;
  busy: boolean;
  onSend: (note: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation('common');
  const [note, setNote] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onSend(note.trim());
      }}
      onKeyDown={onEscape(props.onCancel)}
    >
      <Textarea
        label={props.label}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
        dir="auto"
        autoFocus
        mt={4}
        data-mantine-stop-propagation="true"
      />
      <Group gap={4} mt={6}>
        <Button type="submit" size="compact-sm" disabled={props.busy}>
          {props.send}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" c="gray.8" onClick={props.onCancel}>
          {t('action.cancel')}
        </Button>
      </Group>
    </form>
  );
}
