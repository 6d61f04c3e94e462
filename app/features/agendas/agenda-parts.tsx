import { Stack, Tabs } from '@mantine/core';
import { IconListDetails, IconUsersGroup } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useComments } from '~/features/comments/comments-context';
import { later, laterPart } from '~/ui/later';
import { TableLoading } from '~/ui/loading';
import type { PlanSlots } from '../documents/plan/plan-page';
import { useAddress } from '../documents/views/use-address';
import { AgendaHead } from './agenda-head';

const Workshop = laterPart(
  later(() => import('./workshop')),
  (part) => part.default,
  <TableLoading lines={6} />,
);

/** An agenda's page: whose it is and when; the programme; and what is written during the workshop. */
export function AgendaParts(props: { programme: ReactNode; reportStatus: PlanSlots['reportStatus'] }) {
  const { t } = useTranslation('agendas');
  const { wanted, set } = useAddress();
  const { threads, shown } = useComments();
  // What the address leads to is in sight: a comment on the notes.
  const leads = threads?.some(({ id, about }) => id === shown && about.kind === 'text' && !about.activityId);
  useEffect(() => {
    if (leads) set('part', 'workshop');
  }, [leads, set]);
  return (
    <>
      <AgendaHead />
      <Tabs
        value={wanted.get('part') === 'workshop' ? 'workshop' : 'programme'}
        onChange={(part) => set('part', part === 'workshop' ? part : null)}
        keepMounted={false}
      >
        <Tabs.List mb="sm" className="no-print" aria-label={t('tab.label')}>
          <Tabs.Tab value="programme" leftSection={<IconListDetails size={16} aria-hidden />}>
            {t('tab.programme')}
          </Tabs.Tab>
          <Tabs.Tab value="workshop" leftSection={<IconUsersGroup size={16} aria-hidden />}>
            {t('tab.workshop')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="programme">
          <Stack gap="sm">{props.programme}</Stack>
        </Tabs.Panel>
        <Tabs.Panel value="workshop">
          <Workshop reportStatus={props.reportStatus} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
