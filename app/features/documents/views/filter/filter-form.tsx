import { MultiSelect, Switch } from '@mantine/core';
import { MonthPickerInput } from '@mantine/dates';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { activityStatuses } from '#domain/activities/status';
import {
  type ActivityFilter,
  type CalendarMonth,
  NONE,
  placeKeys,
  responsibleKeys,
  upwards,
} from '#domain/document/filter';
import { type ColumnId, kindDefinitions } from '#domain/document/kinds';
import type { DocumentSnapshot } from '#domain/document/read';
import { usePlan } from '../../plan/plan-context';
import { useNames } from '../use-names';
import classes from '../view-bar.module.css';
import { useFilter } from './use-filter';

type ListField = 'statuses' | 'responsibles' | 'places' | 'projects' | 'sections';

/** The column that says whether a kind of document has what a field asks for. */
const columnOf: Readonly<Record<Exclude<ListField, 'sections'>, ColumnId>> = {
  statuses: 'status',
  responsibles: 'responsibles',
  places: 'places',
  projects: 'projects',
};

/** Everything a filter can ask, offering what occurs in this document. */
export default function FilterForm() {
  const { snapshot } = usePlan();
  const [filter, change] = useFilter();
  const { t } = useTranslation('views');
  const { columns } = kindDefinitions[snapshot.kind];
  const options = useOptions(snapshot);
  const fields: ListField[] = ['statuses', 'responsibles', 'places', 'projects', 'sections'];
  return (
    <div className={classes.form}>
      {fields
        .filter((field) => options[field].length > 0 || filter[field].length > 0)
        // A tracker says where by its sections.
        .filter((field) => field === 'sections' || field === 'places' || columns.includes(columnOf[field]))
        .map((field) => (
          <MultiSelect
            key={field}
            label={t(`criterion.${field}`)}
            data={options[field]}
            value={[...filter[field]]}
            // The options hold no other values.
            onChange={(values) => change({ [field]: values } as Partial<ActivityFilter>)}
            searchable
            clearable
            hidePickedOptions
            nothingFoundMessage={t('filter.nothingFound')}
            maxDropdownHeight={280}
            clearButtonProps={{ 'aria-label': t('filter.clearField', { field: t(`criterion.${field}`) }) }}
          />
        ))}
      {columns.includes('period') ? (
        <div>
          <div className={classes.months}>
            <Month label={t('criterion.from')} value={filter.from} onChange={(from) => change({ from })} />
            <Month label={t('criterion.to')} value={filter.to} onChange={(to) => change({ to })} />
          </div>
          <Switch
            mt={10}
            size="sm"
            label={t('filter.undated')}
            checked={filter.undated}
            onChange={(event) => change({ undated: event.currentTarget.checked })}
          />
        </div>
      ) : null}
    </div>
  );
}

function Month(props: {
  label: string;
  value: CalendarMonth | null;
  onChange: (month: CalendarMonth | null) => void;
}) {
  const { t } = useTranslation('views');
  return (
    <MonthPickerInput
      label={props.label}
      placeholder={t('filter.anyMonth')}
      valueFormat="MMM YYYY"
      clearable
      clearButtonProps={{ 'aria-label': t('filter.clearField', { field: props.label }) }}
      value={props.value && `${props.value}-01`}
      onChange={(date) => props.onChange(date?.slice(0, 7) ?? null)}
    />
  );
}

/** What occurs in the document, in the order of its names; statuses and sections in their own. */
function useOptions({ activities, sections }: Pick<DocumentSnapshot, 'activities' | 'sections'>) {
  const names = useNames();
  return useMemo(() => {
    const sectionOf = new Map<string, (typeof sections)[number]>(sections.map((each) => [each.id, each]));
    const parentOf = new Map<string, string | null>(sections.map(({ id, parentId }) => [id, parentId]));
    const sorted = (keys: Iterable<string>, nameOf: (key: string) => string) =>
      [...new Set(keys)]
        .map((value) => ({ value, label: nameOf(value) }))
        .sort((a, b) => a.label.localeCompare(b.label));
    const places = activities.flatMap((activity) =>
      placeKeys(
        activity,
        upwards(activity.sectionId, parentOf).flatMap((id) => sectionOf.get(id) ?? []),
      ),
    );
    const nobody = activities.some((activity) => responsibleKeys(activity).length === 0);
    return {
      statuses: [NONE, ...activityStatuses].map((value) => ({ value, label: names.status(value) })),
      responsibles: [
        ...sorted(activities.flatMap(responsibleKeys), names.responsible),
        ...(nobody ? [{ value: NONE, label: names.responsible(NONE) }] : []),
      ],
      places: sorted(places, names.place),
      projects: sorted(
        activities.flatMap((activity) => activity.projects.map(({ key }) => key)),
        names.project,
      ),
      sections: sections.map(({ id, depth }) => ({
        value: id,
        label: `${'– '.repeat(depth)}${names.section(id)}`,
      })),
    } satisfies Record<ListField, { value: string; label: string }[]>;
  }, [activities, sections, names]);
}
