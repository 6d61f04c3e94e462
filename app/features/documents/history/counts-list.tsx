import { List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/format';

const changes = ['added', 'removed', 'deleted', 'restored', 'changed', 'moved'] as const;
const parts = ['sections', 'activities'] as const;
type Counted = (typeof changes)[number];
export type Counts = Partial<Record<Counted, { readonly sections: number; readonly activities: number }>>;

/** How much came, went and was changed; what did not happen is not told. */
export function CountsList({ counts, more = [] }: { counts: Counts; more?: readonly string[] }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const told = parts.flatMap((part) =>
    changes.flatMap((change) => {
      const count = counts[change]?.[part] ?? 0;
      return count === 0 ? [] : [t(`counts.${change}.${part}`, { number: format.number(count) })];
    }),
  );
  return (
    <List size="sm" withPadding>
      {[...told, ...more].map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  );
}
