import { ActionIcon, Avatar, Group, Menu, Text } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Mention, mentionsIn, toWritten } from '#domain/comments/mentions';
import type { ShownComment } from '#server/comments/list';
import { useFormat } from '~/i18n/format';
import { useConfirm } from '~/ui/confirm';
import { useFocusBack } from '~/ui/focus';
import { menuIcon } from '~/ui/menu-icon';
import { useNotice } from '~/ui/notice';
import { useMenuFocus } from '../documents/grid/use-menu-focus';
import { CommentWords } from './comment-words';
import classes from './comments.module.css';
import { Composer } from './composer';
import type { Draft } from './drafts';
import { useDraft } from './use-draft';
import type { Names } from './use-names';
import type { Writing } from './use-writing';

/** One comment of a thread. */
export function CommentLine(props: { comment: ShownComment; names: Names; writing: Writing }) {
  const { comment, names, writing } = props;
  const { t } = useTranslation('comments');
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const menuButton = useFocusBack<HTMLButtonElement>(editing);
  const reader = names.person(comment.authorId);
  const name = comment.writtenBy === '' ? t('comment.forgotten') : (comment.writtenBy ?? reader);
  return (
    <li className={classes.comment}>
      <Group gap={8} wrap="nowrap" align="center">
        <Avatar name={name} size={24} radius="xl" color="sea" aria-hidden />
        <Text fz="sm" fw={600} truncate>
          <bdi>{name}</bdi>
        </Text>
        {comment.writtenBy !== null ? (
          <Text fz="xs" c="dimmed" truncate>
            {t('comment.fromFile', { person: reader })}
          </Text>
        ) : null}
        <Text
          component="time"
          dateTime={comment.at}
          title={format.dateTime(comment.at)}
          className={classes.when}
        >
          {format.ago(comment.at)}
          {comment.edited && !comment.deleted ? ` · ${t('comment.edited')}` : null}
        </Text>
        {comment.mayChange && !editing ? (
          <CommentMenu
            button={menuButton}
            name={name}
            onEdit={() => setEditing(true)}
            onRemove={() => writing.remove(comment.id)}
          />
        ) : null}
      </Group>
      {comment.deleted ? (
        <Text fz="sm" c="dimmed" fs="italic">
          {t('comment.deleted')}
        </Text>
      ) : editing ? (
        <CommentEdit comment={comment} names={names} writing={writing} onDone={() => setEditing(false)} />
      ) : (
        <div className={classes.words} dir="auto">
          <CommentWords text={comment.text} names={names} />
        </div>
      )}
    </li>
  );
}

function CommentMenu(props: {
  button: RefObject<HTMLButtonElement>;
  name: string;
  onEdit: () => void;
  onRemove: () => Promise<void>;
}) {
  const { t } = useTranslation('comments');
  const ask = useConfirm();
  const notice = useNotice();
  const { menu, writing } = useMenuFocus();
  return (
    <Menu position="bottom-end" withinPortal shadow="md" {...menu}>
      <Menu.Target>
        <ActionIcon
          ref={props.button}
          variant="subtle"
          color="gray"
          size="sm"
          ms="auto"
          aria-label={t('comment.menu', { name: props.name })}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...menuIcon} />} onClick={writing(props.onEdit)}>
          {t('comment.edit')}
        </Menu.Item>
        <Menu.Item
          color="red.9"
          c="red.9"
          leftSection={<IconTrash {...menuIcon} />}
          onClick={() =>
            ask({
              title: t('comment.deleteTitle'),
              text: t('comment.deleteText'),
              confirm: t('comment.delete'),
              danger: true,
              onConfirm: () => void props.onRemove().catch(notice.failed),
            })
          }
        >
          {t('comment.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function CommentEdit(props: { comment: ShownComment; names: Names; writing: Writing; onDone: () => void }) {
  const { comment, names, writing, onDone } = props;
  const { t } = useTranslation('comments');
  const [begun] = useState(() => asWritten(comment.text, names));
  const [draft, setDraft] = useDraft(`edit.${comment.id}`, begun);
  const leave = (): void => {
    setDraft(null);
    onDone();
  };
  return (
    <Composer
      label={t('write.edit')}
      draft={draft}
      onDraft={setDraft}
      send={async (text) => {
        if (text !== comment.text) await writing.edit(comment.id, text);
        onDone();
      }}
      sendLabel={t('write.keep')}
      onCancel={leave}
      focus
    />
  );
}

/** A stored text as its writer edits it. Of two names that read alike each has a sign of its own. */
function asWritten(text: string, names: Names): Draft {
  const nameOf = new Map<string, string>();
  for (const mention of mentionsIn(text)) {
    let name = names.mention(mention);
    while ([...nameOf.values()].includes(name)) name += '\u2019';
    nameOf.set(mention.id, name);
  }
  const written = toWritten(text, ({ id }: Mention) => nameOf.get(id) ?? '');
  return {
    written,
    names: mentionsIn(text).map((mention) => ({ name: nameOf.get(mention.id) ?? '', mention })),
    about: null,
  };
}
