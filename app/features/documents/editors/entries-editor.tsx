import { ActionIcon, Button, SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconStar, IconStarFilled, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntriesColumn, type Entry, nameOf, withLead, withProposal } from '../cells/entries';
import { usePlan } from '../plan/plan-context';
import classes from './editors.module.css';
import { entryAt, type Found, withEntry } from './finding';

/**
 * Chooses the several values of a cell: chosen ones above, a box to find or write another below. Nothing is
 * written until the cell is left.
 */
export function EntriesEditor(props: {
  column: EntriesColumn;
  label: string;
  entries: readonly Entry[];
  onChange: (entries: readonly Entry[]) => void;
  typed: string;
  onType: (typed: string) => void;
  found: Found;
  /** Places only: "Tunis ou Casa" is one or the other. */
  mode?: { readonly value: 'any' | 'all'; readonly onChange: (mode: 'any' | 'all') => void };
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { column, label, entries, onChange, typed, onType, found, mode, onKeyDown } = props;
  const { choices } = usePlan();
  const { t } = useTranslation('documents');
  const listId = useId();
  const hintId = useId();
  const [marked, setMarked] = useState(0);
  const words = typed.trim();
  const { offers, free } = found;
  const count = offers.length + (free ? 1 : 0);
  // What was typed comes first only when nothing known begins like it.
  const at = Math.min(marked, Math.max(count - 1, 0));

  const type = (text: string): void => {
    onType(text);
    setMarked(0);
  };
  const addAt = (index: number): void => {
    const entry = entryAt(column, typed, found, index);
    if (!entry) return;
    onChange(withEntry(column, entries, entry));
    type('');
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
                  aria-label={t('cell.makeLead', { text: nameOf(column, entry, choices) })}
                  title={t('cell.lead')}
                  onClick={() => onChange(withLead(entries, entry.key))}
                >
                  {entry.lead ? <IconStarFilled size={14} /> : <IconStar size={14} />}
                </ActionIcon>
              ) : null}
              <bdi className={classes.chosenText}>{nameOf(column, entry, choices)}</bdi>
              {entry.proposed && !entry.organisationId ? (
                <Button
                  size="compact-xs"
                  variant="light"
                  color="yellow.9"
                  onClick={() =>
                    onChange(
                      entries.map((each) => (each.key === entry.key ? withProposal(each, choices) : each)),
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
                aria-label={t('cell.remove', { text: nameOf(column, entry, choices) })}
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
        data-autofocus
        autoFocus
        dir="auto"
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      <div id={listId} role="listbox" aria-label={label} className={classes.offers}>
        {offers.map((offer, index) => (
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
            id={`${listId}-${offers.length}`}
            marked={at === offers.length}
            onChoose={() => addAt(offers.length)}
          >
            {t('cell.addText', { text: words })}
          </OfferLine>
        ) : null}
      </div>
      {words !== '' && count === 0 && !found.there ? (
        <Text className={classes.note} role="status">
          {t(found.waits ? 'cell.waits' : 'cell.unknown', { text: words })}
        </Text>
      ) : null}
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
