import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlan } from '../plan/plan-context';
import { keepStranded } from './keep-stranded';
import type { Stranded } from './use-stranded';

/**
 * Tells somebody that the row they were writing in is gone. What they had written stands there to be gone on with, so
 * that the next letters fall where the last ones did; no key of writing decides anything.
 */
export function StrandedDialog({ stranded }: { stranded: Stranded }) {
  const { edit, decide, authors, writable } = usePlan();
  const { t } = useTranslation(['grid', 'documents']);
  const [text, setText] = useState(stranded.text);
  const { row, reads, column } = stranded;
  // It stays said when the row is back by other ways meanwhile.
  const [name] = useState(() => authors.ofRemoval(row.was.id)?.name ?? t('documents:cell.someone'));
  const isRead = reads === null || reads(text);
  return (
    <Modal
      opened
      // Escape, Enter and a click beside end what somebody writes: here they would decide unseen.
      onClose={() => undefined}
      closeOnEscape={false}
      closeOnClickOutside={false}
      withCloseButton={false}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      title={<bdi>{t(`grid:gone.${row.kind}`, { name })}</bdi>}
      data-testid="stranded"
    >
      <Stack gap="sm">
        {row.was.title ? (
          <Text fw={600} dir="auto">
            {row.was.title}
          </Text>
        ) : null}
        <Text fz="sm">
          {t(reads ? 'grid:gone.hint' : 'grid:gone.hintRead', {
            column: row.kind === 'section' ? t('documents:section.name') : t(`documents:column.${column}`),
          })}
        </Text>
        <Textarea
          label={t('grid:gone.typed')}
          value={text}
          readOnly={reads === null}
          error={!isRead}
          autosize
          maxRows={8}
          dir="auto"
          data-autofocus
          onFocus={({ currentTarget }) => {
            const { length } = currentTarget.value;
            currentTarget.setSelectionRange(length, length);
          }}
          onChange={(event) => setText(event.currentTarget.value.replace(/\n/g, ' '))}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => decide(stranded, false)}>
            {t('grid:gone.drop')}
          </Button>
          <Button
            disabled={!isRead || !writable}
            onClick={() => {
              edit((doc) => keepStranded(doc, stranded, text));
              decide(stranded, true);
            }}
          >
            {t('grid:gone.restore')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
