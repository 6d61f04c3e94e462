import { useTranslation } from 'react-i18next';
import { type ColumnId, kindDefinitions } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { useFormat } from '~/i18n/format';
import { type EntriesColumn, entriesOf, nameOf } from '../../cells/entries';
import type { Plan } from '../../plan/plan-context';
import { usePeriodWords } from '../use-period-words';

/** What is known of an activity beside its title and its texts. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** In the order of a sentence, not of a table's columns. */
const order: readonly ColumnId[] = [
  'kind',
  'startsAt',
  'minutes',
  'period',
  'places',
  'responsibles',
  'partners',
  'quantity',
  'targetGroup',
  'projects',
  'indicators',
  'status',
];

/** What the document's text is told with; a version of it has no facts, which are of today. */
export type Telling = Pick<Plan, 'snapshot' | 'choices' | 'factOf'>;

/** The facts of an activity in words; what nobody filled in is left out. */
export function useActivityFacts(activity: ActivitySnapshot, { snapshot, choices, factOf }: Telling): Fact[] {
  const { t } = useTranslation(['documents', 'common', 'views']);
  const format = useFormat();
  const when = usePeriodWords(activity.period);
  const { columns } = kindDefinitions[snapshot.kind];
  const listed = (column: EntriesColumn): string => {
    const names = entriesOf(activity, column).map((entry) => {
      const name = nameOf(column, entry, choices);
      return entry.lead ? t('views:prose.lead', { name }) : name;
    });
    const between = column === 'places' && activity.placesMode === 'any' ? ` ${t('plan.or')} ` : ', ';
    return names.join(between);
  };
  const status = (): string => {
    const fact = factOf(activity.id);
    if (!fact?.status) return '';
    const progress = fact.progress === null ? '' : format.percent(fact.progress / 100);
    return [t(`common:status.${fact.status}`), progress].filter(Boolean).join(', ');
  };
  const told = (column: ColumnId): string => {
    switch (column) {
      case 'kind':
        return activity.kind === null ? '' : t(`activityKind.${activity.kind}`);
      case 'period':
        return columns.includes('period') || activity.period ? when : '';
      case 'quantity':
        return activity.quantity === null ? '' : format.number(activity.quantity);
      case 'minutes':
        return activity.minutes === null ? '' : t('cell.minutes', { count: activity.minutes });
      case 'startsAt':
      case 'targetGroup':
        return activity[column];
      case 'status':
        return status();
      case 'places':
      case 'responsibles':
      case 'partners':
      case 'projects':
      case 'indicators':
        return listed(column);
      default:
        return '';
    }
  };
  return order.flatMap((column) => {
    const value = told(column);
    return value === '' ? [] : [{ name: t(`column.${column}`), value }];
  });
}
