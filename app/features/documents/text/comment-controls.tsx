import { Button, Group } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import { IconMessage, IconMessagePlus } from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { BubbleMenu } from '@tiptap/react/menus';
import { useTranslation } from 'react-i18next';
import { useComments } from '~/features/comments/comments-context';
import { threadAt } from './commented-text';

/** Comments on what is chosen in an editor, from its toolbar: a telephone has a menu of its own at the words. */
export function CommentControl({ onComment }: { onComment: () => void }) {
  const { t } = useTranslation('comments');
  const { mayComment } = useComments();
  if (!mayComment) return null;
  return (
    <RichTextEditor.ControlsGroup>
      <RichTextEditor.Control aria-label={t('mark.add')} title={t('mark.add')} onClick={onComment}>
        <IconMessagePlus size={16} stroke={1.7} />
      </RichTextEditor.Control>
    </RichTextEditor.ControlsGroup>
  );
}

const bubbleKey = new PluginKey('commentBubble');

/** At the words themselves: comments on them, and leads to what was said of them. */
export function CommentBubble({ editor, onComment }: { editor: Editor; onComment: () => void }) {
  const { t } = useTranslation('comments');
  const { mayComment, threads, show } = useComments();
  const { chosen, threadId } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      chosen: !now.state.selection.empty,
      threadId: threadAt(now.state),
    }),
  });
  const thread = threads?.find(({ id }) => id === threadId);
  // A press inside it keeps it open when the editor loses the focus: it would stand there behind the panel.
  const leave = (then: () => void) => () => {
    editor.view.dispatch(editor.state.tr.setMeta(bubbleKey, 'hide'));
    then();
  };
  return (
    <BubbleMenu
      editor={editor}
      pluginKey={bubbleKey}
      shouldShow={({ state }) =>
        editor.isFocused && ((mayComment && !state.selection.empty) || threadAt(state) !== null)
      }
      options={{ placement: 'bottom-start', offset: 6 }}
    >
      <Group gap={4}>
        {mayComment && chosen ? (
          <Button
            size="compact-sm"
            leftSection={<IconMessagePlus size={15} aria-hidden />}
            onClick={leave(onComment)}
          >
            {t('mark.add')}
          </Button>
        ) : null}
        {thread ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconMessage size={15} aria-hidden />}
            onClick={leave(() => show(thread))}
          >
            {t('mark.see')}
          </Button>
        ) : null}
      </Group>
    </BubbleMenu>
  );
}
