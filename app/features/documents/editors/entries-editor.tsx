import { ActionIcon, Button, SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconStar, IconStarFilled, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EntriesColumn,
  type Entry,
  fromOffer,
  fromWords,
  offersOf,
  takesFreeText,
  withLead,
  withProposal,
} from '../cells/entries';
import { usePlan } from '../plan/plan-context';
import classes from './editors.module.css';
import { foldWords } from './fold-words';

const SHOWN = 7;

/**
 * Chooses the several values of a cell: chosen ones above, a box to find or write another below. Nothing is
 * written until the cell is left.
 */
export function EntriesEditor(props: {
  column: EntriesColumn;
  label: string;
  entries: readonly Entry[];
  onChange: (entries: readonly Entry[]) => void;
  /** Places only: "Tunis ou Casa" is one or the other. */
  mode?: { readonly value: 'any' | 'all'; readonly onChange: (mode: 'any' | 'all') => void };
  seed?: string;
  autoFocus?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
}) {
  const { column, label, entries, onChange, mode, seed = '', autoFocus = false, onKeyDown } = props;
  const plan = usePlan();
  const { t } = useTranslation('documents');
  const listId = useId();
  const hintId = useId();
  const [typed, setTyped] = useState(seed);
  const [marked, setMarked] = useState(0);
  const words = typed.trim();

  const chosen = new Set(
    entries.flatMap((entry) => [
      entry.key,
      entry.organisationId ?? '',
      column === 'places' ? entry.text : '',
    ]),
  );
  const wanted = foldWords(words);
  const found = offersOf(column, plan)
    .filter((offer) => !chosen.has(offer.id))
    .filter((offer) => foldWords(`${offer.label} ${offer.hint}`).includes(wanted))
    .slice(0, SHOWN);
  // What is already chosen is not written a second time either.
  const known = [...found.map(({ label: name }) => name), ...entries.map(({ text }) => text)];
  const exact = known.some((name) => foldWords(name) === wanted);
  const free = words !== '' && !exact && takesFreeText(column);
  const count = found.length + (free ? 1 : 0);
  // What was typed comes first only when nothing known begins like it.
  const at = Math.min(marked, Math.max(count - 1, 0));

  const add = (entry: Entry): void => {
    const lead = column === 'responsibles' && entries.length === 0;
    onChange([...entries, lead ? { ...entry, lead: true } : entry]);
    setTyped('');
    setMarked(0);
  };
  const addAt = (index: number): void => {
    const offer = found[index];
    if (offer) add(fromOffer(column, offer));
    else if (free) add(fromWords(words));
  };
  const pressed = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (count > 0) setMarked((at + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    } else if (event.key === 'Enter' && !event.ctrlKey && (words !== '' || marked > 0) && count > 0) {
      event.preventDefault();
      event.stopPropagation();
      addAt(at);
    } else if (event.key === 'Tab' && words !== '' && count > 0) {
      // Leaving by Tab takes what was typed along.
      event.preventDefault();
      event.stopPropagation();
      addAt(at);
    } else if (event.key === 'Backspace' && typed === '') {
      onChange(entries.slice(0, -1));
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the parts inside bubble to the cell's own
    <div className={classes.entries} onKeyDown={onKeyDown}>
      {entries.length > 0 ? (
        <ul className={classes.chosen} aria-label={label}>
          {entries.map((entry) => (
            <li key={entry.key}>
              {column === 'responsibles' ? (
                <ActionIcon
                  variant="subtle"
                  size="sm"
                  color={entry.lead ? 'sea' : 'gray'}
                  aria-pressed={entry.lead ?? false}
                  aria-label={t('cell.makeLead', { text: entry.text })}
                  title={t('cell.lead')}
                  onClick={() => onChange(withLead(entries, entry.key))}
                >
                  {entry.lead ? <IconStarFilled size={14} /> : <IconStar size={14} />}
                </ActionIcon>
              ) : null}
              <bdi className={classes.chosenText}>{entry.text}</bdi>
              {entry.proposed && !entry.organisationId ? (
                <Button
                  size="compact-xs"
                  variant="light"
                  color="yellow.9"
                  onClick={() =>
                    onChange(
                      entries.map((each) =>
                        each.key === entry.key ? withProposal(each, plan.choices) : each,
                      ),
                    )
                  }
                >
                  {t('cell.proposed', { proposed: entry.proposed })}
                </Button>
              ) : null}
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('cell.remove', { text: entry.text })}
                onClick={() => onChange(entries.filter((each) => each.key !== entry.key))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      ) : null}
      <TextInput
        size="xs"
        value={typed}
        placeholder={t('cell.add')}
        aria-label={`${label}: ${t('cell.add')}`}
        role="combobox"
        aria-expanded={count > 0}
        aria-controls={listId}
        aria-activedescendant={count > 0 ? `${listId}-${at}` : undefined}
        aria-autocomplete="list"
        aria-describedby={hintId}
        autoComplete="off"
        data-autofocus={autoFocus || undefined}
        autoFocus={autoFocus}
        dir="auto"
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setMarked(0);
        }}
        onKeyDown={pressed}
      />
      <div id={listId} role="listbox" aria-label={label} className={classes.offers}>
        {found.map((offer, index) => (
          <OfferLine
            key={offer.id}
            id={`${listId}-${index}`}
            marked={index === at}
            onChoose={() => addAt(index)}
          >
            <bdi>{offer.label}</bdi>
            {offer.hint && offer.hint !== offer.label ? (
              <bdi className={classes.hint}>{offer.hint}</bdi>
            ) : null}
          </OfferLine>
        ))}
        {free ? (
          <OfferLine
            id={`${listId}-${found.length}`}
            marked={at === found.length}
            onChoose={() => add(fromWords(words))}
          >
            {t('cell.addText', { text: words })}
          </OfferLine>
        ) : null}
      </div>
      {mode && entries.length > 1 ? (
        <SegmentedControl
          size="xs"
          fullWidth
          value={mode.value}
          onChange={(value) => mode.onChange(value === 'any' ? 'any' : 'all')}
          data={[
            { value: 'all', label: t('cell.all') },
            { value: 'any', label: t('cell.any') },
          ]}
        />
      ) : null}
      <Text id={hintId} className={classes.note} c="dimmed">
        {t('cell.keepHint')}
      </Text>
    </div>
  );
}

function OfferLine(props: { id: string; marked: boolean; onChoose: () => void; children: React.ReactNode }) {
  return (
    // The box keeps the focus; the line is chosen with its keys or the mouse.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox names it by aria-activedescendant
    <div
      id={props.id}
      role="option"
      aria-selected={props.marked}
      className={classes.offer}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onChoose}
    >
      {props.children}
    </div>
  );
}
