import { Button } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Range } from '#domain/comments/anchor';
import type { RichNode } from '#domain/document/rich-text';
import { RichView } from '../documents/text/rich-view';
import classes from './commentable-view.module.css';
import { useComments } from './comments-context';
import { useBeginOnText } from './use-begin-on-text';
import { type CommentedPlace, useHighlights } from './use-highlights';

interface Chosen extends Range {
  /** Where the button stands: under the end of what was chosen. */
  readonly top: number;
  readonly left: number;
}

/** A text for who may only read it: what has threads is marked, and what is chosen can be commented. */
export function CommentableView({ node, place }: { node: RichNode; place: CommentedPlace }): ReactNode {
  const { t } = useTranslation('comments');
  const { mayComment, threads, show } = useComments();
  const highlights = useHighlights(place);
  const begin = useBeginOnText(place);
  const box = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useEffect(() => {
    if (!mayComment) return;
    const changed = (): void => setChosen(box.current && chosenIn(box.current));
    document.addEventListener('selectionchange', changed);
    return () => document.removeEventListener('selectionchange', changed);
  }, [mayComment]);
  return (
    <div className={classes.frame}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a short way for the mouse; every thread is in the list, which has keys */}
      <div
        ref={box}
        onClick={(event) => {
          const id =
            event.target instanceof Element &&
            event.target.closest('[data-thread]')?.getAttribute('data-thread');
          const thread = threads?.find((each) => each.id === id);
          if (thread && document.getSelection()?.isCollapsed !== false) show(thread);
        }}
      >
        <RichView node={node} highlights={highlights} />
      </div>
      {chosen ? (
        <Button
          size="compact-sm"
          className={classes.button}
          style={{ top: chosen.top, left: chosen.left }}
          leftSection={<IconMessagePlus size={15} aria-hidden />}
          // The choice would be gone before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            begin(chosen);
            setChosen(null);
            document.getSelection()?.removeAllRanges();
          }}
        >
          {t('mark.add')}
        </Button>
      ) : null}
    </div>
  );
}

function chosenIn(box: HTMLElement): Chosen | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const [from, to] = [
    lettersBefore(box, range.startContainer, range.startOffset),
    lettersBefore(box, range.endContainer, range.endOffset),
  ];
  if (from >= to) return null;
  const [around, last] = [box.getBoundingClientRect(), [...range.getClientRects()].at(-1)];
  if (!last) return null;
  const left = Math.min(Math.max(last.left - around.left, 0), Math.max(around.width - 130, 0));
  return { from, to, top: last.bottom - around.top + 4, left };
}

/** A range reads as its letters, without the line ends between blocks, as anchors count. */
function lettersBefore(box: HTMLElement, container: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(container, offset);
  return before.toString().length;
}
