import { Button, Popover } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { later, laterPart, useOpenedWith } from '~/ui/later';
import { readGrouping, readSorting } from './address';
import { useAddress } from './use-address';

const list = later(() => import('./arrange-list'));
const ArrangeList = laterPart(list, (part) => part.ArrangeList, null);

/** Opens the choice of how the lines of the table stand. */
export function ArrangeChoice() {
  const { wanted } = useAddress();
  const { t } = useTranslation('views');
  const { opened, onChange, toggle, hint, sign } = useOpenedWith(list);
  const changed = readSorting(wanted) !== null || readGrouping(wanted) !== 'section';
  return (
    <Popover opened={opened} onChange={onChange} position="bottom-end" withinPortal shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant={changed ? 'light' : 'default'}
          px={10}
          leftSection={<IconArrowsSort size={16} aria-hidden />}
          {...hint}
          onClick={toggle}
        >
          {t('arrange.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ArrangeList />
      </Popover.Dropdown>
      {sign}
    </Popover>
  );
}
