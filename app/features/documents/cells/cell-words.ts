import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { richTextToPlain } from '#domain/document/rich-text';
import { textFieldOf } from '../grid/columns';
import { isTyped, toText } from '../grid/scalars';
import { usePlan } from '../plan/plan-context';
import { entriesOf, isEntries, nameOf } from './entries';

export type CellWords = (activity: ActivitySnapshot, column: ColumnId) => string;

/** What a cell says, in words of the person's language. The same function as long as nothing it knows changes. */
export function useCellWords(): CellWords {
  const { choices, factOf } = usePlan();
  const { t } = useTranslation(['documents', 'common']);
  return useMemo<CellWords>(
    () => (activity, column) => {
      const field = textFieldOf(column);
      if (field) return richTextToPlain(activity[field]).trim();
      if (isTyped(column)) return toText(activity, column);
      if (column === 'kind') return activity.kind ? t(`documents:activityKind.${activity.kind}`) : '';
      if (!isEntries(column)) {
        const status = factOf(activity.id)?.status;
        return status ? t(`common:status.${status}`) : '';
      }
      const isEither = column === 'places' && activity.placesMode === 'any';
      return entriesOf(activity, column)
        .map((entry) => nameOf(column, entry, choices))
        .join(isEither ? ` ${t('documents:plan.or')} ` : ', ');
    },
    [choices, factOf, t],
  );
}
