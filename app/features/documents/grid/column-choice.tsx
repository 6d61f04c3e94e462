import { Button, Popover } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { later, laterPart, useOpenedWith } from '~/ui/later';
import type { Columns } from './use-columns';

const list = later(() => import('./column-list'));
const ColumnList = laterPart(list, (part) => part.ColumnList, null);

/** Opens the list of the columns. */
export function ColumnChoice({ columns }: { columns: Columns }) {
  const { t } = useTranslation('documents');
  const { opened, onChange, toggle, hint, sign } = useOpenedWith(list);
  return (
    <Popover opened={opened} onChange={onChange} position="bottom-end" withinPortal shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconColumns size={16} aria-hidden />}
          {...hint}
          onClick={toggle}
        >
          {t('plan.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ColumnList columns={columns} />
      </Popover.Dropdown>
      {sign}
    </Popover>
  );
}
