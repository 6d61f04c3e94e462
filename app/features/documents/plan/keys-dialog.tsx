import { Kbd, Modal, Table, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlan } from './plan-context';

/** The keys of a plan, in the order in which one meets them; `of`: of whoever may write, or may not. */
const groups = [
  { name: 'move', of: 'all', lines: ['arrows', 'rowEnds', 'gridEnds', 'pages', 'leave'] },
  { name: 'write', of: 'writers', lines: ['edit', 'type', 'add', 'clear', 'undo'] },
  { name: 'editing', of: 'writers', lines: ['keep', 'next', 'keepAdd', 'giveUp'] },
  { name: 'cells', of: 'writers', lines: ['choose', 'all', 'copy', 'fill'] },
  { name: 'row', of: 'readers', lines: ['read', 'suggest'] },
  { name: 'row', of: 'all', lines: ['open', 'menu', 'comment'] },
  { name: 'row', of: 'writers', lines: ['move'] },
  { name: 'page', of: 'all', lines: ['find', 'palette', 'help'] },
] as const;

/** The list of the keys. */
export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { writable } = usePlan();
  const { t } = useTranslation(['grid', 'common']);
  const shown = groups.filter(({ of }) => of === 'all' || (of === 'writers') === writable);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('grid:keys.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Table verticalSpacing={5} horizontalSpacing="xs" withRowBorders={false} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="42%">{t('grid:keys.press')}</Table.Th>
            <Table.Th>{t('grid:keys.does')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ name, lines }, at) => (
            <Fragment key={lines[0]}>
              {shown[at - 1]?.name === name ? null : (
                <Table.Tr>
                  <Table.Th colSpan={2} scope="colgroup" pt="sm">
                    <Text span fz="sm" fw={600} c="sea.8">
                      {t(`grid:keys.group.${name}`)}
                    </Text>
                  </Table.Th>
                </Table.Tr>
              )}
              {lines.map((line) => (
                <Table.Tr key={line}>
                  <Table.Td>
                    <Keys of={t(`grid:keys.line.${line}.press`)} />
                  </Table.Td>
                  <Table.Td>{t(`grid:keys.line.${line}.does`)}</Table.Td>
                </Table.Tr>
              ))}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

/** "Ctrl+Z | Ctrl+Y": one of several, each held together. */
function Keys({ of }: { of: string }) {
  return (
    <span dir="ltr">
      {of.split(' | ').map((chord, at) => (
        <Fragment key={chord}>
          {at > 0 ? ' ' : null}
          <Kbd size="xs" style={{ whiteSpace: 'nowrap' }}>
            {chord.split('+').join(' + ')}
          </Kbd>
        </Fragment>
      ))}
    </span>
  );
}
