import { Extension, Mark } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion';

/** What can be named in a text. */
export const mentionKinds = ['person', 'organisation', 'indicator'] as const;
export type MentionKind = (typeof mentionKinds)[number];

/**
 * A name in a text, and whose it is. A mark over written words and not a node of its own: every reader of texts
 * (exports, comparison, search, older files) has the words without knowing of names.
 */
export const Mention = Mark.create({
  name: 'mention',
  inclusive: false,
  addAttributes() {
    return {
      kind: {
        parseHTML: (element) => element.dataset.mention,
        renderHTML: ({ kind }) => ({ 'data-mention': kind }),
      },
      id: {
        parseHTML: (element) => element.dataset.mentionId,
        renderHTML: ({ id }) => ({ 'data-mention-id': id }),
      },
    };
  },
  parseHTML: () => [{ tag: 'span[data-mention][data-mention-id]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
});

/** A name that is being written after an `@`, and how another is put in its place. */
export type Naming = Pick<SuggestionProps<never, Named>, 'query' | 'clientRect' | 'command'>;

export interface Named {
  readonly name: string;
  readonly kind: MentionKind;
  readonly id: string;
}

const namingKey = new PluginKey('naming');

/** Tells of names that are begun. `pressed` says whether a key was the list's own. */
export const naming = (told: {
  readonly changed: (naming: Naming | null) => void;
  readonly pressed: (event: KeyboardEvent) => boolean;
}): Extension =>
  Extension.create({
    name: 'naming',
    addProseMirrorPlugins() {
      return [
        Suggestion<never, Named>({
          editor: this.editor,
          pluginKey: namingKey,
          char: '@',
          allowSpaces: true,
          command: ({ editor, range, props: { name, kind, id } }) => {
            const words = {
              type: 'text',
              text: `@${name}`,
              marks: [{ type: 'mention', attrs: { kind, id } }],
            };
            editor
              .chain()
              .focus()
              .insertContentAt(range, [words, { type: 'text', text: ' ' }])
              .run();
          },
          render: () => ({
            onStart: told.changed,
            onUpdate: told.changed,
            onKeyDown: ({ event }) => told.pressed(event),
            onExit: () => told.changed(null),
          }),
        }),
      ];
    },
  });
