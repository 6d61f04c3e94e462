import { Menu, Text } from '@mantine/core';
import { IconBulb, IconRowInsertBottom, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ColumnId } from '#domain/document/kinds';
import type { ActivitySnapshot } from '#domain/document/read';
import { isSuggested } from '#domain/suggestions/values';
import { menuIcon } from '~/ui/menu-icon';
import type { WrapWriting } from '../documents/grid/use-menu-focus';
import { usePlan } from '../documents/plan/plan-context';
import { useSuggestions } from './suggestions-context';

/**
 * In the menu of a row: what can be proposed about it. Who writes the plan adds and deletes themselves.
 * @param columnOf the column that the menu was opened from
 * @param writing wraps what opens a dialog: it keeps the focus (useMenuFocus)
 */
export function SuggestItems(props: {
  activity: ActivitySnapshot;
  columnOf: () => string;
  writing: WrapWriting;
}) {
  const { activity, columnOf, writing } = props;
  const { t } = useTranslation('suggestions');
  const { writable } = usePlan();
  const { maySuggest, propose } = useSuggestions();
  if (!maySuggest) return null;
  const column = (): ColumnId => {
    const found = columnOf();
    // What can be proposed of an activity and is a column bears the same name.
    return isSuggested(found) ? (found as ColumnId) : 'title';
  };
  const { id: activityId, sectionId } = activity;
  return (
    <>
      <Menu.Item
        leftSection={<IconBulb {...menuIcon} />}
        rightSection={
          writable ? null : (
            <Text fz="xs" c="dimmed" aria-hidden>
              F2
            </Text>
          )
        }
        onClick={writing(() => propose({ kind: 'field', activityId, column: column() }))}
      >
        {t('propose.change')}
      </Menu.Item>
      {writable ? null : (
        <>
          <Menu.Item
            leftSection={<IconRowInsertBottom {...menuIcon} />}
            onClick={writing(() => propose({ kind: 'add', sectionId, afterId: activityId }))}
          >
            {t('propose.add')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash {...menuIcon} />}
            onClick={writing(() => propose({ kind: 'remove', activityId }))}
          >
            {t('propose.remove')}
          </Menu.Item>
        </>
      )}
    </>
  );
}
