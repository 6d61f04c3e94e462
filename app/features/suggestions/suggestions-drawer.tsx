import { Button, Stack } from '@mantine/core';
import { IconBulb, IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useConfirm } from '~/ui/confirm';
import { EmptyState } from '~/ui/empty-state';
import { FilterChoice, useFilter } from '~/ui/filter-choice';
import { LoadFailed } from '~/ui/load-failed';
import { TableLoading } from '~/ui/loading';
import { SideDrawer } from '~/ui/side-drawer';
import { SuggestionCard } from './suggestion-card';
import { type PlacedSuggestion, useSuggestions } from './suggestions-context';
import { useDeciding } from './use-deciding';
import { useSeen } from './use-seen';

/** Everything that is proposed in the document, beside it. */
export function SuggestionsDrawer() {
  const { t } = useTranslation('suggestions');
  const { listed, list } = useSuggestions();
  return (
    <SideDrawer
      opened={listed}
      onClose={() => list(false)}
      title={t('ofDocument')}
      closeLabel={t('close')}
      width={500}
      testId="document-suggestions"
    >
      <div data-suggestions tabIndex={-1}>
        <All />
      </div>
    </SideDrawer>
  );
}

const filters = ['open', 'decided'] as const;
type Filter = (typeof filters)[number];
const filterOf = ({ state }: PlacedSuggestion): Filter => (state === 'open' ? 'open' : 'decided');

function All() {
  const { t } = useTranslation('suggestions');
  const { suggestions, failed, retry, mayDecide, maySuggest, shown, show } = useSuggestions();
  const deciding = useDeciding();
  const confirm = useConfirm();
  useSeen((suggestions ?? []).map(({ id }) => id));
  const shownOne = suggestions?.find(({ id }) => id === shown);
  const [filter, setFilter] = useFilter<Filter>('open', shownOne && filterOf(shownOne));
  if (failed && !suggestions) return <LoadFailed title={t('failed')} retry={retry} />;
  if (!suggestions) return <TableLoading lines={4} />;
  const of = (which: Filter) => suggestions.filter((each) => filterOf(each) === which);
  // What was decided last is looked for first.
  const found = filter === 'open' ? of('open') : of('decided').toReversed();
  const clear = of('open').filter(({ standing }) => standing?.is === 'clear' || standing?.is === 'already');
  return (
    <Stack gap="sm">
      <FilterChoice
        label={t('filter.label')}
        filters={filters}
        nameOf={(each) => t(`filter.${each}`, { count: of(each).length })}
        value={filter}
        onChange={setFilter}
      />
      {mayDecide && filter === 'open' && clear.length > 1 ? (
        <Button
          variant="light"
          color="teal.9"
          size="compact-md"
          disabled={deciding.busy}
          leftSection={<IconChecks size={16} aria-hidden />}
          onClick={() =>
            confirm({
              title: t('acceptAll.title', { count: clear.length }),
              text: t('acceptAll.text'),
              confirm: t('acceptAll.button', { count: clear.length }),
              onConfirm: () => void deciding.acceptAll(clear).catch(() => undefined),
            })
          }
        >
          {t('acceptAll.button', { count: clear.length })}
        </Button>
      ) : null}
      {found.length === 0 ? (
        <EmptyState
          icon={IconBulb}
          title={t(`empty.${filter}`)}
          text={filter === 'open' ? t(maySuggest ? 'empty.openText' : 'empty.openRead') : undefined}
        />
      ) : (
        found.map((each) => (
          <SuggestionCard key={each.id} suggestion={each} deciding={deciding} onGo={() => show(each)} />
        ))
      )}
    </Stack>
  );
}
