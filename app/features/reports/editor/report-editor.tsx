import { RichTextEditor } from '@mantine/tiptap';
import { Placeholder } from '@tiptap/extensions';
import { useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useTranslation } from 'react-i18next';
import { documentParts } from '#domain/document/shape';
import type { DocumentConnection } from '~/features/documents/connection/open-document';
import { carets, withCarets } from '~/features/documents/text/carets';
import { sharedText } from '~/features/documents/text/shared-text';
import classes from './editor.module.css';
import { InsertBlocks } from './insert-blocks';
import { ActivitiesBlock, IndicatorBlock, ReportText } from './live-blocks';

/** The text of a report, written by several people at once, with its live blocks. */
export function ReportEditor({
  connection,
  writable,
}: {
  connection: DocumentConnection;
  writable: boolean;
}) {
  const { t } = useTranslation('reports');
  const { awareness, doc, undoManager } = connection;
  const editor = useEditor(
    {
      extensions: [
        StarterKit.configure({
          document: false,
          undoRedo: false,
          // It would write an empty line for everyone who opens the text.
          trailingNode: false,
          link: { openOnClick: false, defaultProtocol: 'https' },
        }),
        ReportText,
        ActivitiesBlock,
        IndicatorBlock,
        sharedText(documentParts(doc).body, undoManager),
        carets(awareness),
        Placeholder.configure({ placeholder: t('editor.placeholder') }),
      ],
      editable: writable,
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          'aria-label': t('editor.label'),
          role: 'textbox',
          'aria-multiline': 'true',
          dir: 'auto',
        },
      },
    },
    [doc, awareness, undoManager, writable],
  );
  return (
    <RichTextEditor
      editor={editor}
      className={`${classes.editor} ${withCarets}`}
      labels={{
        boldControlLabel: t('editor.bold'),
        italicControlLabel: t('editor.italic'),
        underlineControlLabel: t('editor.underline'),
        h2ControlLabel: t('editor.heading'),
        h3ControlLabel: t('editor.subheading'),
        bulletListControlLabel: t('editor.bulletList'),
        orderedListControlLabel: t('editor.orderedList'),
        linkControlLabel: t('editor.link'),
        unlinkControlLabel: t('editor.unlink'),
        undoControlLabel: t('editor.undo'),
        redoControlLabel: t('editor.redo'),
      }}
    >
      {writable ? (
        <RichTextEditor.Toolbar
          sticky
          stickyOffset="var(--app-shell-header-offset, 0px)"
          role="toolbar"
          aria-label={t('editor.toolbar')}
          p={6}
        >
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.H2 />
            <RichTextEditor.H3 />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Bold />
            <RichTextEditor.Italic />
            <RichTextEditor.Underline />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.BulletList />
            <RichTextEditor.OrderedList />
            <RichTextEditor.Link />
            <RichTextEditor.Unlink />
          </RichTextEditor.ControlsGroup>
          {editor ? <InsertBlocks editor={editor} undoManager={undoManager} /> : null}
        </RichTextEditor.Toolbar>
      ) : null}
      <RichTextEditor.Content />
    </RichTextEditor>
  );
}
