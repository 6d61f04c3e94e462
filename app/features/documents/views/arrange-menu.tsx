import { Button, Menu } from '@mantine/core';
import { IconArrowsSort, IconCheck, IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type SortField, sortFields } from '#domain/document/arrange-rows';
import { kindDefinitions } from '#domain/document/kinds';
import { usePlan } from '../plan/plan-context';
import { groupings } from './address';
import { useAddress } from './use-address';
import { useShown } from './use-shown';

const check = <IconCheck size={16} aria-hidden />;
const noCheck = <span style={{ width: 16 }} />;

/** In which order and under what the lines of the table stand. */
export function ArrangeMenu() {
  const { snapshot } = usePlan();
  const { sorting, grouping } = useShown();
  const { set } = useAddress();
  const { t } = useTranslation('views');
  const { columns } = kindDefinitions[snapshot.kind];
  const changed = sorting !== null || grouping !== 'section';
  // A second choice of the same turns it round.
  const sortBy = (field: SortField): void => {
    const turned = sorting?.by === field && !sorting.descending;
    set('sort', turned ? `-${field}` : field);
  };
  return (
    <Menu position="bottom-end" withinPortal shadow="md" width={240}>
      <Menu.Target>
        <Button
          variant={changed ? 'light' : 'default'}
          px={10}
          leftSection={<IconArrowsSort size={16} aria-hidden />}
        >
          {t('arrange.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('arrange.sort')}</Menu.Label>
        <Menu.Item
          role="menuitemradio"
          aria-checked={sorting === null}
          leftSection={sorting === null ? check : noCheck}
          onClick={() => set('sort', null)}
        >
          {t('arrange.by.document')}
        </Menu.Item>
        {sortFields
          .filter((field) => columns.includes(field))
          .map((field) => {
            const chosen = sorting?.by === field;
            const Direction = sorting?.descending ? IconSortDescending : IconSortAscending;
            return (
              <Menu.Item
                key={field}
                role="menuitemradio"
                aria-checked={chosen}
                leftSection={chosen ? check : noCheck}
                rightSection={chosen ? <Direction size={16} aria-hidden /> : null}
                closeMenuOnClick={false}
                onClick={() => sortBy(field)}
              >
                {t(`arrange.by.${field}`)}
                {chosen ? ` (${t(sorting.descending ? 'arrange.descending' : 'arrange.ascending')})` : null}
              </Menu.Item>
            );
          })}
        <Menu.Divider />
        <Menu.Label>{t('arrange.group')}</Menu.Label>
        {groupings
          .filter((each) => each !== 'status' || columns.includes('status'))
          .map((each) => (
            <Menu.Item
              key={each}
              role="menuitemradio"
              aria-checked={each === grouping}
              leftSection={each === grouping ? check : noCheck}
              onClick={() => set('group', each === 'section' ? null : each)}
            >
              {t(`arrange.grouping.${each}`)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
