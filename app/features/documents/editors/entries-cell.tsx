import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import type { ActivitySnapshot } from '#domain/document/read';
import { setActivity } from '#domain/document/shape';
import { CellView } from '../cells/cell-view';
import { type EntriesColumn, type Entry, entriesOf, nameOf, toMap } from '../cells/entries';
import { useTyping } from '../connection/use-hold';
import { applyEntries } from '../grid/edits';
import { usePlan } from '../plan/plan-context';
import { useStrandActivity } from '../stranded/use-strand-activity';
import { EntriesEditor } from './entries-editor';
import { entryAt, find, takenAlong, withEntry } from './finding';
import { type Leave, leaveOn } from './leave';
import { PopoverEditor } from './popover-editor';

/**
 * Edits a cell with several values. Words that are still in the box when it is left are taken along; while the
 * list they may name is on its way, the cell waits for it.
 */
export function EntriesCell(props: {
  activity: ActivitySnapshot;
  column: EntriesColumn;
  label: string;
  seed: string | null;
  onLeave: (to: Leave['to']) => void;
}) {
  const { activity, column, label, seed, onLeave } = props;
  const plan = usePlan();
  const [before] = useState(() => ({ entries: entriesOf(activity, column), mode: activity.placesMode }));
  const [entries, setEntries] = useState<readonly Entry[]>(before.entries);
  const [mode, setMode] = useState(before.mode);
  const [typed, setTyped] = useState(seed ?? '');
  // What somebody asked for before the list was there: to choose, or to choose and go.
  const [asked, setAsked] = useState<'choose' | 'go' | null>(null);
  const found = find(column, typed, entries, plan);
  const words = typed.trim();
  useTyping(words !== '' || entries !== before.entries || mode !== before.mode);
  const { isGone, strandHere } = useStrandActivity(activity, column);
  const ended = useRef(false);
  const end = (to: Leave['to']): void => {
    ended.current = true;
    onLeave(to);
  };

  const write = (to: Leave['to'], after: readonly Entry[]): void => {
    const changed = JSON.stringify(toMap(column, after)) !== JSON.stringify(toMap(column, before.entries));
    const put = (doc: Y.Doc): void => {
      applyEntries(doc, activity.id, column, toMap(column, before.entries), toMap(column, after));
      if (mode !== before.mode) setActivity(doc, activity.id, 'placesMode', mode, 'grid');
    };
    if (changed || mode !== before.mode) {
      const text = after.map((entry) => nameOf(column, entry, plan.choices)).join(', ');
      if (isGone()) strandHere({ text, reads: null, write: put });
      else plan.edit(put);
    }
    end(to);
  };
  const go = (to: Leave['to']): void => {
    if (words !== '' && found.waits) {
      setAsked('go');
      return;
    }
    write(to, withWords());
  };
  function withWords(): readonly Entry[] {
    const entry = takenAlong(column, typed, found);
    return entry ? withEntry(column, entries, entry) : entries;
  }

  useEffect(() => {
    if (asked === null || found.waits) return;
    setAsked(null);
    // As if the key were pressed now; what names nothing stays to be seen.
    const entry = asked === 'go' ? takenAlong(column, typed, found) : entryAt(column, typed, found, 0);
    if (!entry && !found.there) return;
    const after = entry ? withEntry(column, entries, entry) : entries;
    setEntries(after);
    setTyped('');
    if (asked === 'go') write('away', after);
  });

  const pressed = (event: KeyboardEvent): void => {
    event.stopPropagation();
    // Enter on a button of the list presses it.
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return;
    const how = leaveOn(event);
    if (!how) return;
    event.preventDefault();
    // Here Ctrl+Enter is for leaving with words still in the box.
    const to = how.to === 'add' ? 'down' : how.to;
    if (!how.keep) end(to);
    else if (words === '') go(to);
    else if (found.waits) setAsked('choose');
    else if (found.there || takenAlong(column, typed, found)) go(to);
  };

  return (
    <PopoverEditor
      label={label}
      width={300}
      under={<CellView activity={activity} column={column} />}
      onDismiss={() => go('away')}
      onTorn={() => {
        if (!ended.current) write('away', withWords());
      }}
    >
      <EntriesEditor
        column={column}
        label={label}
        entries={entries}
        onChange={setEntries}
        typed={typed}
        onType={(text) => {
          setTyped(text);
          setAsked(null);
        }}
        found={found}
        {...(column === 'places' ? { mode: { value: mode, onChange: setMode } } : {})}
        onKeyDown={pressed}
      />
    </PopoverEditor>
  );
}
