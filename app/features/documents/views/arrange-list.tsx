import { Checkbox, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sortFields } from '#domain/document/arrange-rows';
import { kindDefinitions } from '#domain/document/kinds';
import { usePlan } from '../plan/plan-context';
import { groupings, readGrouping, readSorting } from './address';
import { useAddress } from './use-address';

/** As the document has them; in the address it is what nothing says. */
const DOCUMENT = 'document';

/** In which order and under what the lines of the table stand. */
export function ArrangeList() {
  const { snapshot } = usePlan();
  const { wanted, set } = useAddress();
  const { t } = useTranslation(['views', 'documents']);
  const { columns } = kindDefinitions[snapshot.kind];
  const sorting = readSorting(wanted);
  const grouping = readGrouping(wanted);
  // A column's head sorts by columns that are not offered here.
  const offered = sortFields.filter((field) => columns.includes(field));
  const other = sorting && offered.every((field) => field !== sorting.by) ? sorting.by : null;
  const sortBy = (by: string, descending: boolean): void =>
    set('sort', by === DOCUMENT ? null : `${descending ? '-' : ''}${by}`);
  return (
    <Stack gap="md">
      <Radio.Group
        label={t('arrange.sort')}
        value={sorting?.by ?? DOCUMENT}
        onChange={(by) => sortBy(by, sorting?.descending ?? false)}
      >
        <Stack gap={8} mt={6}>
          <Radio size="xs" value={DOCUMENT} label={t('arrange.by.document')} />
          {offered.map((field) => (
            <Radio key={field} size="xs" value={field} label={t(`arrange.by.${field}`)} />
          ))}
          {other ? <Radio size="xs" value={other} label={t(`documents:column.${other}`)} /> : null}
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
  );
}
