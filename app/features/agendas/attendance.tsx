import { Button, Group, NativeSelect, NumberInput, Table, Text } from '@mantine/core';
import { IconReportAnalytics } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attendanceTotals, type Participants, participantsOf } from '#domain/document/attendance';
import type { AttendanceSnapshot } from '#domain/document/read-workshop';
import {
  addAttendance,
  attendanceSexes,
  attendanceStates,
  MOST_PEOPLE,
  setAttendance,
} from '#domain/document/workshop';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { RemoveButton } from '~/ui/remove-button';
import { usePlan } from '../documents/plan/plan-context';
import type { PlanSlots } from '../documents/plan/plan-page';
import { OwnerField } from './owner-field';
import { type Owners, useOwners } from './use-owners';

/** Who is there, as counts or a line for each, without a name; and what that makes for the activity's report. */
export function Attendance({ reportStatus }: { reportStatus: PlanSlots['reportStatus'] }) {
  const { snapshot, writable } = usePlan();
  const { t } = useTranslation('agendas');
  const owners = useOwners();
  const { attendance } = snapshot.workshop;
  const { all } = attendanceTotals(attendance);
  return (
    <>
      <Text fz="sm" c="dimmed" mb="xs">
        {t('attendance.hint')}
      </Text>
      {attendance.length === 0 ? (
        <Text c="dimmed" fz="sm" mb="xs">
          {t('attendance.empty')}
        </Text>
      ) : (
        <>
          <Table.ScrollContainer minWidth={460} type="native">
            <Table verticalSpacing={4} horizontalSpacing="xs">
              <Table.Caption>{t('attendance.total', { ...all })}</Table.Caption>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('attendance.organisation')}</Table.Th>
                  <Table.Th>{t('attendance.sex')}</Table.Th>
                  <Table.Th>{t('attendance.state')}</Table.Th>
                  <Table.Th>{t('attendance.count')}</Table.Th>
                  {writable ? <Table.Th aria-hidden /> : null}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {attendance.map((row) => (
                  <Row key={row.id} row={row} owners={owners} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <Proposal participants={participantsOf(attendance)} reportStatus={reportStatus} />
        </>
      )}
      {writable ? <NewLine owners={owners} /> : null}
    </>
  );
}

function Row({ row, owners }: { row: AttendanceSnapshot; owners: Owners }) {
  const { writable, edit } = usePlan();
  const { t } = useTranslation('agendas');
  const format = useFormat();
  const [typed, setTyped] = useState<string | number | null>(null);
  const organisation = owners.nameOf({
    text: row.organisation,
    ...(row.organisationId ? { organisationId: row.organisationId } : {}),
  });
  const named = { organisation, state: t(`attendance.${row.state}`) };
  if (!writable) {
    return (
      <Table.Tr>
        <Table.Th scope="row">
          <bdi>{organisation}</bdi>
        </Table.Th>
        <Table.Td>{t(`attendance.${row.sex}`)}</Table.Td>
        <Table.Td>{named.state}</Table.Td>
        <Table.Td>{format.number(row.count)}</Table.Td>
      </Table.Tr>
    );
  }
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <bdi>{organisation}</bdi>
      </Table.Th>
      <Table.Td>
        <NativeSelect
          size="xs"
          aria-label={t('attendance.sexOf', named)}
          value={row.sex}
          data={attendanceSexes.map((value) => ({ value, label: t(`attendance.${value}`) }))}
          onChange={(event) => {
            const sex = attendanceSexes.find((each) => each === event.currentTarget.value);
            if (sex) edit((doc) => setAttendance(doc, row.id, 'sex', sex, 'grid'));
          }}
        />
      </Table.Td>
      <Table.Td>
        <NativeSelect
          size="xs"
          aria-label={t('attendance.stateOf', named)}
          value={row.state}
          data={attendanceStates.map((value) => ({ value, label: t(`attendance.${value}`) }))}
          onChange={(event) => {
            const state = attendanceStates.find((each) => each === event.currentTarget.value);
            if (state) edit((doc) => setAttendance(doc, row.id, 'state', state, 'grid'));
          }}
        />
      </Table.Td>
      <Table.Td>
        <NumberInput
          size="xs"
          w={76}
          min={0}
          max={MOST_PEOPLE}
          allowDecimal={false}
          aria-label={t('attendance.countOf', named)}
          value={typed ?? row.count}
          onChange={setTyped}
          onBlur={() => {
            if (typeof typed === 'number')
              edit((doc) => setAttendance(doc, row.id, 'count', Math.round(typed), 'grid'));
            setTyped(null);
          }}
        />
      </Table.Td>
      <Table.Td>
        <RemoveButton
          label={t('attendance.remove', named)}
          onClick={() =>
            edit((doc) => setAttendance(doc, row.id, 'deletedAt', new Date().toISOString(), 'grid'))
          }
        />
      </Table.Td>
    </Table.Tr>
  );
}

function NewLine({ owners }: { owners: Owners }) {
  const { edit } = usePlan();
  const { t } = useTranslation('agendas');
  const [organisation, setOrganisation] = useState('');
  const [sex, setSex] = useState<AttendanceSnapshot['sex']>('not-stated');
  const [state, setState] = useState<AttendanceSnapshot['state']>('present');
  const [count, setCount] = useState<string | number>(1);
  const [named, setNamed] = useState(false);
  return (
    <form
      aria-label={t('attendance.add')}
      onSubmit={(event) => {
        event.preventDefault();
        const owner = owners.find(organisation);
        const number = Number(count);
        // A person of the network is not entered by name.
        setNamed(owner?.personId !== undefined);
        if (!owner || owner.personId || !Number.isInteger(number) || number < 1 || number > MOST_PEOPLE)
          return;
        const { organisationId = null, text } = owner;
        edit((doc) =>
          addAttendance(
            doc,
            { organisationId, organisation: organisationId ? '' : text, sex, state, count: number },
            'grid',
          ),
        );
        setCount(1);
      }}
    >
      <Group gap="xs" align="flex-end">
        <OwnerField
          owners={owners}
          only="organisations"
          size="sm"
          style={{ flex: '2 1 150px' }}
          label={t('attendance.organisation')}
          placeholder={t('attendance.anyOrganisation')}
          error={named ? t('attendance.noNames') : undefined}
          value={organisation}
          onChange={setOrganisation}
        />
        <NativeSelect
          style={{ flex: '1 1 110px' }}
          label={t('attendance.sex')}
          value={sex}
          data={attendanceSexes.map((value) => ({ value, label: t(`attendance.${value}`) }))}
          onChange={(event) =>
            setSex(attendanceSexes.find((each) => each === event.currentTarget.value) ?? 'not-stated')
          }
        />
        <NativeSelect
          style={{ flex: '1 1 110px' }}
          label={t('attendance.state')}
          value={state}
          data={attendanceStates.map((value) => ({ value, label: t(`attendance.${value}`) }))}
          onChange={(event) =>
            setState(attendanceStates.find((each) => each === event.currentTarget.value) ?? 'present')
          }
        />
        <NumberInput
          w={90}
          min={1}
          max={MOST_PEOPLE}
          allowDecimal={false}
          label={t('attendance.count')}
          value={count}
          onChange={setCount}
        />
        <Button type="submit" variant="light">
          {t('attendance.add')}
        </Button>
      </Group>
    </form>
  );
}

/** Those present as the participants of the activity; the report is still to be sent by who may. */
function Proposal(props: { participants: Participants | null; reportStatus: PlanSlots['reportStatus'] }) {
  const { participants, reportStatus } = props;
  const { documentId } = usePlan();
  const { t } = useTranslation('agendas');
  const trpc = useTRPC();
  const { data } = useQuery(trpc.agenda.get.queryOptions({ documentId }));
  const [opened, setOpened] = useState(false);
  const [used, setUsed] = useState<Participants | null>(null);
  const activity = data?.activity;
  if (!participants || !data) return null;
  if (!data.belongs)
    return (
      <Text fz="sm" c="dimmed" mb="sm">
        {t('attendance.noActivity')}
      </Text>
    );
  if (!activity?.mayReport || !reportStatus) return null;
  const { women, men, notStated } = participants;
  const text = [
    women === null ? '' : t('attendance.womenCount', { number: women }),
    men === null ? '' : t('attendance.menCount', { number: men }),
    notStated === null ? '' : t('attendance.notStatedCount', { number: notStated }),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <Group gap="xs" mb="sm" align="center">
      <Button
        size="compact-md"
        variant="default"
        leftSection={<IconReportAnalytics size={16} aria-hidden />}
        onClick={() => {
          setUsed(participants);
          setOpened(true);
        }}
      >
        {t('attendance.report')}
      </Button>
      <Text fz="sm" c="dimmed">
        {t('attendance.reportHint', { text })}
      </Text>
      {used
        ? reportStatus({
            documentId: activity.documentId,
            activityId: activity.activityId,
            title: activity.title,
            status: null,
            participants: used,
            opened,
            onClose: () => setOpened(false),
          })
        : null}
    </Group>
  );
}
