import { Paper } from '@mantine/core';
import type { Extensions } from '@tiptap/core';
import { type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offersFor } from '~/features/comments/offers';
import { useOffers } from '~/features/comments/use-offers';
import { useSteady } from '../grid/use-steady';
import { usePlan } from '../plan/plan-context';
import { Mention, type Named, type Naming, naming } from './mention';
import { placedUnder } from './placed';
import classes from './rich-text.module.css';

const LIST_WIDTH = 280;

interface Offered extends Named {
  readonly hint: string;
}

/**
 * Names people, organisations and indicators in a text by `@`: what the editor needs for it, and the list, to be
 * drawn in the element that `around` holds.
 */
export function useNaming(): {
  extensions: Extensions;
  around: React.RefObject<HTMLDivElement>;
  list: ReactNode;
} {
  const { t } = useTranslation('documents');
  const around = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [begun, setBegun] = useState<Naming | null>(null);
  const [marked, setMarked] = useState(0);
  /** A list that was closed by Escape stays closed until another name is begun. */
  const [closed, setClosed] = useState(false);
  const offers = useNames(begun !== null);
  const found = begun && !closed ? offersFor(offers, begun.query) : [];
  const at = Math.min(marked, Math.max(found.length - 1, 0));
  const choose = (offered: Offered | undefined): void => {
    if (offered) begun?.command({ name: offered.name, kind: offered.kind, id: offered.id });
  };

  const steady = useSteady({
    changed: (now: Naming | null): void => {
      if (!now || now.query !== begun?.query) setMarked(0);
      if (!now) setClosed(false);
      setBegun(now);
    },
    pressed: (event: KeyboardEvent): boolean => {
      if (found.length === 0) return false;
      if (event.key === 'ArrowDown') setMarked((at + 1) % found.length);
      else if (event.key === 'ArrowUp') setMarked((at + found.length - 1) % found.length);
      else if (event.key === 'Escape') setClosed(true);
      else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab')
        choose(found[at]);
      else return false;
      // Else the cell around the text would take it for its own.
      event.stopPropagation();
      return true;
    },
  });
  const [extensions] = useState((): Extensions => [Mention, naming(steady)]);

  const list =
    begun && found.length > 0 ? (
      <Paper
        id={listId}
        role="listbox"
        aria-label={t('text.names')}
        shadow="md"
        withBorder
        className={classes.names}
        style={placedUnder(begun.clientRect?.(), around.current, LIST_WIDTH)}
      >
        {found.map((offered, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the editor's, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: the same
          <div
            key={`${offered.kind} ${offered.id}`}
            role="option"
            aria-selected={index === at}
            className={classes.name}
            // The editor keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(offered)}
          >
            <bdi>{offered.name}</bdi>
            {offered.hint ? <bdi className={classes.nameHint}>{offered.hint}</bdi> : null}
          </div>
        ))}
      </Paper>
    ) : null;
  return { extensions, around, list };
}

/** Everyone and everything that can be named, asked for when somebody begins to name. */
function useNames(wanted: boolean): readonly Offered[] {
  const { choices } = usePlan();
  const people = useOffers(wanted);
  return useMemo(
    () => [
      ...people.map(({ name, hint, mention: { kind, id } }) => ({ name, hint, kind, id })),
      ...choices.indicators
        .filter(({ retired = false }) => !retired)
        .map(({ id, code, name }) => ({ name: code, hint: name, kind: 'indicator' as const, id })),
    ],
    [people, choices.indicators],
  );
}
