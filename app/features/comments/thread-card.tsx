import { Badge, Button, Group, Text } from '@mantine/core';
import { IconCheck, IconMessageReply, IconRotate } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotice } from '~/ui/notice';
import { useAboutText } from './about-text';
import { CommentLine } from './comment-line';
import classes from './comments.module.css';
import { useComments } from './comments-context';
import { Composer } from './composer';
import type { PlacedThread } from './place-threads';
import { useDraft } from './use-draft';
import { useNames } from './use-names';
import { useWriting } from './use-writing';

/**
 * One thread with its answers.
 * @param onGo leads to what it is about; absent: it stands beside it
 */
export function ThreadCard({ thread, onGo }: { thread: PlacedThread; onGo?: (() => void) | undefined }) {
  const { about, resolved, detached, comments } = thread;
  const { t } = useTranslation('comments');
  const { mayComment, shown } = useComments();
  const aboutText = useAboutText();
  const names = useNames();
  const notice = useNotice();
  const writing = useWriting();
  const place = aboutText(about, onGo !== undefined);
  const isShown = shown === thread.id;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isShown) return;
    card.current?.scrollIntoView({ block: 'nearest' });
    card.current?.focus({ preventScroll: true });
  }, [isShown]);
  const settle = (): void => {
    // The button that was pressed goes with the state.
    card.current?.focus({ preventScroll: true });
    writing.resolve(thread.id, resolved === null).catch(notice.failed);
  };
  return (
    <article
      ref={card}
      tabIndex={-1}
      className={classes.thread}
      aria-label={t('thread.label', { about: place })}
      data-thread={thread.id}
      data-shown={isShown || undefined}
      data-autofocus={isShown || undefined}
    >
      <Group gap={6} justify="space-between" wrap="nowrap" align="flex-start">
        {onGo && !detached ? (
          <button
            type="button"
            className={classes.place}
            aria-label={t('about.go', { about: place })}
            onClick={onGo}
          >
            <bdi>{place}</bdi>
          </button>
        ) : (
          <Text fz="xs" c="dimmed" fw={600}>
            <bdi>{place}</bdi>
          </Text>
        )}
        <Group gap={4} wrap="nowrap">
          {detached ? (
            <Badge size="sm" color="orange">
              {t('thread.detached')}
            </Badge>
          ) : null}
          {resolved ? (
            <Badge size="sm" color="teal">
              {t('thread.resolved')}
            </Badge>
          ) : null}
        </Group>
      </Group>
      {about.kind === 'text' ? (
        <blockquote className={classes.quotation} dir="auto" data-detached={detached || undefined}>
          {about.quotation}
        </blockquote>
      ) : null}
      {about.kind === 'text' && detached ? (
        <Text fz="xs" c="dimmed">
          {t('thread.detachedText')}
        </Text>
      ) : null}
      <ol className={classes.comments}>
        {comments.map((comment) => (
          <CommentLine key={comment.id} comment={comment} names={names} writing={writing} />
        ))}
      </ol>
      {resolved ? (
        <Text fz="xs" c="dimmed">
          {t('thread.resolvedBy', {
            name: resolved.byId ? names.person(resolved.byId) : t('comment.someone'),
          })}
        </Text>
      ) : null}
      <Answer
        threadId={thread.id}
        mayComment={mayComment}
        send={(text) => writing.answer(thread.id, text)}
        settle={thread.mayResolve ? { resolved: resolved !== null, onSettle: settle } : null}
      />
    </article>
  );
}

function Answer(props: {
  threadId: string;
  mayComment: boolean;
  send: (text: string) => Promise<void>;
  settle: { readonly resolved: boolean; readonly onSettle: () => void } | null;
}) {
  const { settle } = props;
  const { t } = useTranslation('comments');
  const [draft, setDraft] = useDraft(`answer.${props.threadId}`);
  const [opened, setOpened] = useState(draft.written !== '');
  const [asked, setAsked] = useState(0);
  const button = useRef<HTMLButtonElement>(null);
  if (!props.mayComment && !settle) return null;
  const leave = (): void => {
    setOpened(false);
    // It stands there again once this is drawn.
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <>
      {opened && props.mayComment ? (
        <Composer
          label={t('write.answer')}
          draft={draft}
          onDraft={setDraft}
          send={async (text) => {
            await props.send(text);
            leave();
          }}
          onCancel={() => {
            setDraft(null);
            leave();
          }}
          focus={asked}
        />
      ) : null}
      <Group gap={4} mt={4}>
        {props.mayComment && !opened ? (
          <Button
            ref={button}
            size="compact-sm"
            variant="subtle"
            leftSection={<IconMessageReply size={15} aria-hidden className="mirrored" />}
            onClick={() => {
              setOpened(true);
              setAsked(asked + 1);
            }}
          >
            {t('thread.answer')}
          </Button>
        ) : null}
        {settle ? (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            c="gray.8"
            leftSection={
              settle.resolved ? <IconRotate size={15} aria-hidden /> : <IconCheck size={15} aria-hidden />
            }
            onClick={settle.onSettle}
          >
            {t(settle.resolved ? 'thread.reopen' : 'thread.resolve')}
          </Button>
        ) : null}
      </Group>
    </>
  );
}
