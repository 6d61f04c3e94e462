import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionSnapshot } from '#domain/document/read';
import { setSection } from '#domain/document/shape';
import { useTyping } from '../connection/use-hold';
import { type Leave, leaveByKeys } from '../editors/leave';
import { useTornAway } from '../editors/use-torn-away';
import { usePlan } from '../plan/plan-context';
import classes from './plan-grid.module.css';
import type { RowCommands } from './use-rows';

interface Handlers {
  readonly commands: RowCommands;
  leave(to: Leave['to']): void;
  added(id: string): void;
}

/** Writes the name of a section. */
export function BandEditor(props: { section: SectionSnapshot; seed: string | null; handlers: Handlers }) {
  const { section, seed, handlers } = props;
  const { t } = useTranslation('documents');
  const { now, strand } = usePlan();
  const ended = useRef(false);
  const box = useRef<HTMLInputElement>(null);
  const [was] = useState(section);
  const [text, setText] = useState(seed ?? section.title);
  useTyping(text !== was.title);
  const leave = ({ keep, to }: Leave): void => {
    if (ended.current) return;
    ended.current = true;
    const gone = !now().sections.some(({ id }) => id === section.id);
    if (keep && !gone) handlers.commands.renameSection(section.id, oneLine(text));
    if (keep && gone && text !== was.title)
      strand({
        row: { kind: 'section', was },
        column: 'title',
        text,
        reads: () => true,
        write: (doc, words) => setSection(doc, section.id, 'title', oneLine(words), 'grid'),
      });
    // A name that was written is followed by the next thing in the section, not by its first cell.
    handlers.leave(to === 'away' || gone ? 'away' : 'stay');
    if (to === 'add' && !gone) handlers.added(handlers.commands.addInto(section.id));
  };
  useTornAway(box, () => leave({ keep: true, to: 'away' }));
  return (
    <TextInput
      className={classes.bandEdit}
      size="xs"
      ref={box}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      aria-label={t('section.name')}
      dir="auto"
      autoFocus
      onClick={(event) => event.stopPropagation()}
      onFocus={(event) => {
        if (seed === null) event.currentTarget.select();
      }}
      onBlur={() => leave({ keep: true, to: 'away' })}
      onKeyDown={leaveByKeys(leave)}
    />
  );
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');
