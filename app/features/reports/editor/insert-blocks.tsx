import { Button, Group, Menu } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { RichNode } from '#domain/document/rich-text';
import { activitiesNode, indicatorNode } from '#domain/report/blocks';
import { useLocalText } from '~/i18n/language';
import { useFigures } from './figures-context';

/** The two live blocks a report can hold, put after the paragraph in which the caret stands. */
export function InsertBlocks({ editor, undoManager }: { editor: Editor; undoManager: Y.UndoManager }) {
  const { t } = useTranslation('reports');
  const local = useLocalText();
  const indicators = useFigures().figures?.indicators ?? [];
  const insert = (node: RichNode): void => {
    // One step of undo, whatever was typed just before.
    undoManager.stopCapturing();
    const { $from, to } = editor.state.selection;
    const after = $from.depth === 0 ? to : $from.after(1);
    // Our nodes are plain data of the form that Tiptap takes.
    editor
      .chain()
      .focus()
      .insertContentAt(after, { type: node.type, attrs: { ...node.attrs } })
      .run();
  };
  return (
    <Group gap={6}>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconTable size={15} aria-hidden />}
        onClick={() => insert(activitiesNode())}
      >
        {t('editor.insertActivities')}
      </Button>
      <Menu
        withinPortal
        shadow="md"
        position="bottom-start"
        // Whoever chose an indicator goes on writing, and can undo it at once.
        returnFocus={false}
        onExitTransitionEnd={() => editor.commands.focus()}
      >
        <Menu.Target>
          <Button variant="default" size="compact-sm" leftSection={<IconChartBar size={15} aria-hidden />}>
            {t('editor.insertIndicator')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {indicators.length === 0 ? <Menu.Label>{t('editor.noIndicator')}</Menu.Label> : null}
          {indicators.map(({ indicatorId, code, titles }) => (
            <Menu.Item key={indicatorId} onClick={() => insert(indicatorNode({ indicatorId }))}>
              <bdi>
                {code} {local(titles)}
              </bdi>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
