import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toStored } from '#domain/comments/mentions';
import { useNotice } from '~/ui/notice';
import type { Draft } from './drafts';
import { MentionTextarea } from './mention-textarea';
import { useOffers } from './use-offers';

/** Where a comment is written. What was written stays until the server has it. */
export function Composer(props: {
  label: string;
  draft: Draft;
  onDraft: (draft: Draft | null) => void;
  /** The stored form. It ends when the server has it, or throws. */
  send: (text: string) => Promise<void>;
  sendLabel?: string;
  onCancel?: (() => void) | undefined;
  /** Changes when the focus is to come here. */
  focus?: unknown;
  above?: ReactNode;
}) {
  const { draft, onDraft, send, onCancel, focus } = props;
  const { t } = useTranslation('comments');
  const notice = useNotice();
  const hintId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState(false);
  const [begun, setBegun] = useState(draft.written !== '');
  const offers = useOffers(begun);
  const blank = draft.written.trim() === '';
  useEffect(() => {
    if (!focus) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [focus]);

  const submit = async (): Promise<void> => {
    if (blank || sending) return;
    setSending(true);
    setFailed(false);
    try {
      // A name that was typed to its end names as well as one that was chosen.
      await send(toStored(draft.written.trim(), [...draft.names, ...offers]));
      onDraft(null);
    } catch (error) {
      setFailed(true);
      notice.failed(error);
    } finally {
      setSending(false);
      box.current?.focus();
    }
  };
  return (
    <form
      onFocus={() => setBegun(true)}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void submit();
      }}
    >
      {props.above}
      <MentionTextarea
        box={box}
        label={props.label}
        placeholder={t('write.placeholder')}
        hintId={hintId}
        written={draft.written}
        names={draft.names}
        offers={offers}
        onChange={(written, names) => onDraft({ ...draft, written, names })}
        onSend={() => void submit()}
        onEscape={onCancel}
        autoFocus={Boolean(focus)}
      />
      <Group justify="space-between" gap="xs" mt={6} wrap="nowrap" align="flex-start">
        <Text id={hintId} fz="xs" c={failed ? 'red.9' : 'dimmed'} role={failed ? 'alert' : undefined}>
          {t(failed ? 'write.failed' : 'write.hint')}
        </Text>
        <Group gap={6} wrap="nowrap">
          {onCancel ? (
            <Button size="compact-sm" variant="default" onClick={onCancel}>
              {t('write.cancel')}
            </Button>
          ) : null}
          <Button type="submit" size="compact-sm" disabled={blank} loading={sending}>
            {props.sendLabel ?? t('write.send')}
          </Button>
        </Group>
      </Group>
    </form>
  );
}
