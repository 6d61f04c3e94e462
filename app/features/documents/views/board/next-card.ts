/** A card in a column; by responsible one activity stands in several. */
export interface CardPlace {
  readonly column: string;
  readonly card: string;
}

interface Column {
  readonly key: string;
  readonly activities: readonly { readonly id: string }[];
}

/** Where an arrow key leads on a board; empty columns are passed over. Null: the key is not the board's. */
export function nextCard(
  key: string,
  from: CardPlace,
  columns: readonly Column[],
  direction: 'ltr' | 'rtl',
): CardPlace | null {
  const at = columns.findIndex((column) => column.key === from.column);
  const cards = columns[at]?.activities ?? [];
  const index = cards.findIndex(({ id }) => id === from.card);
  const inColumn = (to: number): CardPlace | null => {
    const card = cards[Math.min(Math.max(to, 0), cards.length - 1)];
    return card ? { column: from.column, card: card.id } : null;
  };
  switch (key) {
    case 'ArrowDown':
      return inColumn(index + 1);
    case 'ArrowUp':
      return inColumn(index - 1);
    case 'Home':
      return inColumn(0);
    case 'End':
      return inColumn(cards.length - 1);
    case 'ArrowRight':
    case 'ArrowLeft': {
      const forward = (key === 'ArrowRight') === (direction === 'ltr');
      const filled = ({ activities }: Column): boolean => activities.length > 0;
      const next = forward
        ? columns.find((column, place) => place > at && filled(column))
        : columns.findLast((column, place) => place < at && filled(column));
      const card = next?.activities[Math.min(index, next.activities.length - 1)];
      return next && card ? { column: next.key, card: card.id } : from;
    }
    default:
      return null;
  }
}
