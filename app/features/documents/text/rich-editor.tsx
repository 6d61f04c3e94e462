import { RichTextEditor } from '@mantine/tiptap';
import { Placeholder } from '@tiptap/extensions';
import { useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { useBeginOnText } from '~/features/comments/use-begin-on-text';
import { type CommentedPlace, useHighlights } from '~/features/comments/use-highlights';
import { useSteady } from '../grid/use-steady';
import { usePlan } from '../plan/plan-context';
import { carets, withCarets } from './carets';
import { CommentBubble, CommentControl } from './comment-controls';
import { CommentedText, selectedLetters, showHighlights } from './commented-text';
import classes from './rich-text.module.css';
import { sharedText } from './shared-text';
import { useNaming } from './use-naming';

/**
 * The editor of one shared text. Mounted only where somebody writes; every letter is a shared edit at once, so
 * leaving it saves nothing and loses nothing.
 */
export function RichEditor(props: {
  fragment: Y.XmlFragment;
  /** What the text is, for readers of the screen. */
  label: string;
  placeholder?: string;
  headings?: boolean;
  autoFocus?: boolean;
  minHeight?: string;
  /** Escape and Ctrl+Enter. */
  onLeave?: () => void;
  /** What comments on it name; absent: it has none. */
  place?: CommentedPlace;
}) {
  const {
    fragment,
    label,
    placeholder = '',
    headings = false,
    autoFocus = false,
    minHeight,
    onLeave,
    place = null,
  } = props;
  const { awareness, undoManager } = usePlan();
  const { t } = useTranslation('documents');
  const highlights = useHighlights(place);
  const begin = useBeginOnText(place);
  const { extensions: names, around, list } = useNaming();
  const { comment } = useSteady({
    comment: (): void => {
      if (!editor || !place) return;
      const chosen = selectedLetters(editor.state);
      onLeave?.();
      begin(chosen);
    },
  });
  const editor = useEditor(
    {
      extensions: [
        StarterKit.configure({
          undoRedo: false,
          link: { openOnClick: false, defaultProtocol: 'https' },
        }),
        sharedText(fragment, undoManager),
        carets(awareness),
        CommentedText,
        ...names,
        Placeholder.configure({ placeholder }),
      ],
      autofocus: autoFocus ? 'end' : false,
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          'aria-label': t('text.editor', { label }),
          role: 'textbox',
          'aria-multiline': 'true',
          dir: 'auto',
          // The trap around a cell's editor would now and then put the focus on its first button after all.
          ...(autoFocus ? { 'data-autofocus': '' } : {}),
        },
        handleKeyDown: (_view, event) => {
          if (event.key === 'F2' && event.shiftKey) {
            comment();
            return true;
          }
          const leaves =
            event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
          if (leaves && onLeave) {
            onLeave();
            return true;
          }
          return false;
        },
      },
    },
    [fragment, awareness, undoManager],
  );
  useEffect(() => {
    if (editor && !editor.isDestroyed) showHighlights(editor.view, highlights);
  }, [editor, highlights]);
  return (
    <RichTextEditor
      editor={editor}
      className={`${classes.editor} ${withCarets}`}
      style={minHeight ? { '--editor-min-height': minHeight } : undefined}
      labels={{
        boldControlLabel: t('text.bold'),
        italicControlLabel: t('text.italic'),
        underlineControlLabel: t('text.underline'),
        bulletListControlLabel: t('text.bulletList'),
        orderedListControlLabel: t('text.orderedList'),
        h3ControlLabel: t('text.heading'),
        linkControlLabel: t('text.link'),
        unlinkControlLabel: t('text.unlink'),
      }}
    >
      <RichTextEditor.Toolbar role="toolbar" aria-label={t('text.toolbar')} p={4}>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          <RichTextEditor.Underline />
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          {headings ? <RichTextEditor.H3 /> : null}
          <RichTextEditor.BulletList />
          <RichTextEditor.OrderedList />
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Link popoverProps={{ withinPortal: false }} />
          <RichTextEditor.Unlink />
        </RichTextEditor.ControlsGroup>
        {place ? <CommentControl onComment={comment} /> : null}
      </RichTextEditor.Toolbar>
      <div ref={around} className={classes.around}>
        <RichTextEditor.Content />
        {place && editor ? <CommentBubble editor={editor} around={around} onComment={comment} /> : null}
        {list}
      </div>
    </RichTextEditor>
  );
}
