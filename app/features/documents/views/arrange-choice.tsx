import { Button, Checkbox, Popover, Radio, Stack } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { sortFields } from '#domain/document/arrange-rows';
import { kindDefinitions } from '#domain/document/kinds';
import { usePlan } from '../plan/plan-context';
import { groupings, readGrouping, readSorting } from './address';
import { useAddress } from './use-address';

/** As the document has them; in the address it is what nothing says. */
const DOCUMENT = 'document';

/** In which order and under what the lines of the table stand. */
export function ArrangeChoice() {
  const { snapshot } = usePlan();
  const { wanted, set } = useAddress();
  const { t } = useTranslation('views');
  const { columns } = kindDefinitions[snapshot.kind];
  const sorting = readSorting(wanted);
  const grouping = readGrouping(wanted);
  const changed = sorting !== null || grouping !== 'section';
  const sortBy = (by: string, descending: boolean): void =>
    set('sort', by === DOCUMENT ? null : `${descending ? '-' : ''}${by}`);
  return (
    <Popover position="bottom-end" withinPortal shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant={changed ? 'light' : 'default'}
          px={10}
          leftSection={<IconArrowsSort size={16} aria-hidden />}
        >
          {t('arrange.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="md">
          <Radio.Group
            label={t('arrange.sort')}
            value={sorting?.by ?? DOCUMENT}
            onChange={(by) => sortBy(by, sorting?.descending ?? false)}
          >
            <Stack gap={8} mt={6}>
              <Radio size="xs" value={DOCUMENT} label={t('arrange.by.document')} />
              {sortFields
                .filter((field) => columns.includes(field))
                .map((field) => (
                  <Radio key={field} size="xs" value={field} label={t(`arrange.by.${field}`)} />
                ))}
            </Stack>
          </Radio.Group>
          <Checkbox
            size="xs"
            label={t('arrange.descending')}
            disabled={sorting === null}
            checked={sorting?.descending ?? false}
            onChange={(event) => sortBy(sorting?.by ?? DOCUMENT, event.currentTarget.checked)}
          />
          <Radio.Group
            label={t('arrange.group')}
            value={grouping}
            onChange={(by) => set('group', by === 'section' ? null : by)}
          >
            <Stack gap={8} mt={6}>
              {groupings
                .filter((each) => each !== 'status' || columns.includes('status'))
                .map((each) => (
                  <Radio key={each} size="xs" value={each} label={t(`arrange.grouping.${each}`)} />
                ))}
            </Stack>
          </Radio.Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
