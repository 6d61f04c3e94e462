import { Button, SegmentedControl, Text } from '@mantine/core';
import {
  type Icon,
  IconCalendarMonth,
  IconFilter,
  IconFilterOff,
  IconLayoutKanban,
  IconTable,
  IconTextCaption,
  IconTimeline,
} from '@tabler/icons-react';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noFilter } from '#domain/document/filter';
import { usePlan } from '../plan/plan-context';
import { readView, type ViewName, viewNames, viewsOf } from './address';
import { ArrangeChoice } from './arrange-choice';
import { FilterChips } from './filter/filter-chips';
import { OwnButton } from './filter/own-button';
import { SearchField } from './filter/search-field';
import { useFilter } from './filter/use-filter';
import { useAddress } from './use-address';
import { useShown } from './use-shown';
import classes from './view-bar.module.css';

const FilterForm = lazy(() => import('./filter/filter-form'));

const icons: Readonly<Record<ViewName, Icon>> = {
  table: IconTable,
  timeline: IconTimeline,
  board: IconLayoutKanban,
  calendar: IconCalendarMonth,
  text: IconTextCaption,
};

/** The line over the views: which one is shown, and of which activities. */
export function ViewBar({ view }: { view: ViewName }) {
  const { snapshot } = usePlan();
  const { activities, filtered, total } = useShown();
  const { wanted, set } = useAddress();
  const [, change] = useFilter();
  const { t } = useTranslation('views');
  const [opened, setOpened] = useState(false);
  const formId = useId();
  return (
    <div className={`${classes.bar} no-print`}>
      <div className={classes.line}>
        <SegmentedControl
          className={classes.views}
          size="sm"
          aria-label={t('view.label')}
          value={readView(wanted, snapshot.kind)}
          onChange={(chosen) => {
            const name = viewNames.find((each) => each === chosen);
            set('view', name === undefined || name === 'table' ? null : name);
          }}
          data={viewsOf(snapshot.kind).map((name) => ({ value: name, label: <ViewLabel name={name} /> }))}
        />
        <div className={classes.tools}>
          <SearchField />
          <Button
            variant={opened || filtered ? 'light' : 'default'}
            px={10}
            leftSection={<IconFilter size={16} aria-hidden />}
            aria-expanded={opened}
            aria-controls={formId}
            onClick={() => setOpened(!opened)}
          >
            {t('filter.open')}
          </Button>
          <OwnButton />
          {view === 'table' ? <ArrangeChoice /> : null}
        </div>
      </div>
      <section id={formId} hidden={!opened} aria-label={t('filter.label')}>
        {opened ? (
          <Suspense>
            <FilterForm />
          </Suspense>
        ) : null}
      </section>
      {filtered ? (
        <div className={classes.line}>
          <div className={classes.chips}>
            <FilterChips />
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              c="gray.8"
              leftSection={<IconFilterOff size={15} aria-hidden />}
              onClick={() => change(noFilter)}
            >
              {t('filter.clear')}
            </Button>
          </div>
        </div>
      ) : null}
      <Text fz="sm" c="dimmed" role="status" data-testid="shown-count" className={classes.count}>
        {filtered ? t('filter.count', { shown: activities.length, total }) : null}
      </Text>
    </div>
  );
}

function ViewLabel({ name }: { name: ViewName }) {
  const { t } = useTranslation('views');
  const Sign = icons[name];
  return (
    <span className={classes.view}>
      <Sign size={17} stroke={1.7} aria-hidden />
      <span className={classes.viewName}>{t(`view.${name}`)}</span>
    </span>
  );
}
