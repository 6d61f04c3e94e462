import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SendForm } from './send-form';

/** Another title for the document or a section. */
export function ProposeTitle(props: {
  proposal: { readonly kind: 'document' } | { readonly kind: 'section'; readonly sectionId: string };
  before: string;
}) {
  const { proposal } = props;
  const { t } = useTranslation('suggestions');
  // As the proposer saw it, whatever others write meanwhile.
  const [before] = useState(props.before);
  const [title, setTitle] = useState(before);
  const value = title.trim().replace(/\s+/g, ' ');
  return (
    <Stack gap="sm">
      <TextInput
        label={t('propose.newTitle')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={2000}
        dir="auto"
        autoFocus
      />
      <SendForm
        ready={value !== '' && value !== before}
        suggestions={[{ proposal: { ...proposal, value }, before }]}
      />
    </Stack>
  );
}
