import { Button, Group } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import { IconMessage, IconMessagePlus } from '@tabler/icons-react';
import { type Editor, posToDOMRect } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useComments } from '~/features/comments/comments-context';
import { threadAt } from './commented-text';
import { placedUnder } from './placed';
import classes from './rich-text.module.css';

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

/**
 * At the words themselves: comments on them, and leads to what was said of them. It is no stop of the keyboard, which
 * has Shift+F2, the toolbar and the list of all threads. Drawn in the element that `around` holds.
 */
export function CommentBubble(props: {
  editor: Editor;
  around: RefObject<HTMLElement>;
  onComment: () => void;
}) {
  const { editor, around, onComment } = props;
  const { t } = useTranslation('comments');
  const { mayComment, threads, show } = useComments();
  const { focused, from, to, threadId } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      focused: now.isFocused,
      from: now.state.selection.from,
      to: now.state.selection.to,
      threadId: threadAt(now.state),
    }),
  });
  // Under a choice that is still being made it would be in the way.
  const [pressing, setPressing] = useState(false);
  useEffect(() => {
    const begun = ({ target }: PointerEvent): void => {
      if (target instanceof Node && editor.view.dom.contains(target)) setPressing(true);
    };
    const ended = (): void => setPressing(false);
    window.addEventListener('pointerdown', begun);
    window.addEventListener('pointerup', ended);
    window.addEventListener('pointercancel', ended);
    return () => {
      window.removeEventListener('pointerdown', begun);
      window.removeEventListener('pointerup', ended);
      window.removeEventListener('pointercancel', ended);
    };
  }, [editor]);
  const thread = threads?.find(({ id }) => id === threadId);
  const chosen = mayComment && from < to;
  if (!focused || pressing || !(chosen || thread)) return null;
  return (
    <Group
      gap={4}
      className={classes.bubble}
      style={placedUnder(posToDOMRect(editor.view, from, to), around.current, BUBBLE_WIDTH)}
      // The choice would be gone before the click.
      onMouseDown={(event) => event.preventDefault()}
    >
      {chosen ? (
        <Button
          size="compact-sm"
          tabIndex={-1}
          leftSection={<IconMessagePlus size={15} aria-hidden />}
          onClick={onComment}
        >
          {t('mark.add')}
        </Button>
      ) : null}
      {thread ? (
        <Button
          size="compact-sm"
          variant="default"
          tabIndex={-1}
          leftSection={<IconMessage size={15} aria-hidden />}
          onClick={() => show(thread)}
        >
          {t('mark.see')}
        </Button>
      ) : null}
    </Group>
  );
}

/** Room for its two buttons. */
const BUBBLE_WIDTH = 260;
