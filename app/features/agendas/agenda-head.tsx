import { Alert, Anchor, Button, Group, Text, TextInput } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionSnapshot } from '#domain/document/read';
import {
  dateDays,
  datedSpan,
  daysOf,
  daysState,
  exactSpan,
  moveDaysTo,
  setDayDate,
} from '#domain/document/workshop-days';
import { isYear, partsOf } from '#domain/period/calendar';
import { formatPeriod } from '#domain/period/format';
import type { AgendaActivity } from '#server/agendas/get';
import { useFormat } from '~/i18n/format';
import { useLanguage } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { useNotice } from '~/ui/notice';
import { usePlan } from '../documents/plan/plan-context';

/** Whose agenda it is, and the dates of its days: those of the activity, which the plan owns. */
export function AgendaHead() {
  const { documentId, snapshot } = usePlan();
  const { t } = useTranslation(['agendas', 'documents']);
  const trpc = useTRPC();
  const { data } = useQuery(trpc.agenda.get.queryOptions({ documentId }));
  const move = useMoveDays();
  const activity = data?.activity ?? null;
  return (
    <section aria-label={t('agendas:days.title')} data-testid="agenda-head">
      {activity ? (
        <Text fz="sm" mb={6}>
          {t('agendas:of')}{' '}
          <Anchor
            component={Link}
            to={`/documents/${activity.documentId}?activity=${activity.activityId}`}
            fz="sm"
            fw={600}
          >
            <bdi>{activity.title || t('documents:plan.untitled')}</bdi>
          </Anchor>{' '}
          <Text span c="dimmed">
            · <bdi>{activity.documentTitle}</bdi>
          </Text>
        </Text>
      ) : data?.belongs ? (
        <Text fz="sm" c="dimmed" mb={6}>
          {t('agendas:belongsElsewhere')}
        </Text>
      ) : null}
      <Group gap="sm" align="flex-end">
        {daysOf(snapshot.sections).map((day) => (
          <Day key={day.id} day={day} activity={activity} belongs={data?.belongs ?? true} onMove={move.to} />
        ))}
      </Group>
      {activity ? <DaysNotice activity={activity} onMove={move.to} moving={move.pending} /> : null}
    </section>
  );
}

/** Moves the workshop with its activity: an act of its own, for the plan is another document. */
function useMoveDays(): { to: (start: string) => void; pending: boolean } {
  const { documentId } = usePlan();
  const { t } = useTranslation('agendas');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const notice = useNotice();
  const move = useMutation(
    trpc.agenda.moveDays.mutationOptions({
      networkMode: 'always',
      onSuccess: async () => {
        notice.done(t('days.moved'));
        await queries.invalidateQueries(trpc.agenda.pathFilter());
      },
      onError: notice.failed,
    }),
  );
  return { to: (start) => move.mutate({ documentId, start }), pending: move.isPending };
}

function Day(props: {
  day: SectionSnapshot;
  activity: AgendaActivity | null;
  belongs: boolean;
  onMove: (start: string) => void;
}) {
  const { day, activity, belongs, onMove } = props;
  const { snapshot, writable, edit } = usePlan();
  const { t } = useTranslation(['agendas', 'documents']);
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const isFirst = daysOf(snapshot.sections)[0]?.id === day.id;
  // The first day is the activity's: who may not write its plan does not move it from here.
  const bound = isFirst && belongs && (activity === null || exactSpan(activity.period) !== null);
  const title = day.title || t('documents:plan.untitled');
  const leave = (): void => {
    setTyped(null);
    setWrong(false);
    if (typed === null || typed === '' || typed === day.date || !isYear(partsOf(typed).year)) return;
    if (bound) {
      onMove(typed);
      return;
    }
    let written = true;
    edit((doc) => {
      written = setDayDate(doc, snapshot.sections, day.id, typed, 'grid');
    });
    setWrong(!written);
  };
  if (!writable || (bound && !activity?.mayMove)) {
    return (
      <Text fz="sm" title={writable ? t('agendas:days.locked') : undefined}>
        <bdi>{title}</bdi>
        <Text span c="dimmed">
          {' · '}
          {day.date ? format.date(day.date) : t('agendas:days.undated')}
        </Text>
      </Text>
    );
  }
  return (
    <TextInput
      type="date"
      size="xs"
      label={title}
      aria-label={t('agendas:days.date', { day: title })}
      title={bound ? t('agendas:days.follows') : undefined}
      error={wrong ? t('agendas:days.order') : undefined}
      value={typed ?? day.date}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}

/** What of the dates could not be moved is said, with what can be done about it. */
function DaysNotice(props: { activity: AgendaActivity; onMove: (start: string) => void; moving: boolean }) {
  const { activity, onMove, moving } = props;
  const { snapshot, writable, edit } = usePlan();
  const { t } = useTranslation('agendas');
  const format = useFormat();
  const language = useLanguage();
  const state = daysState(snapshot.sections, activity.period);
  const exact = exactSpan(activity.period);
  const span = datedSpan(snapshot.sections);
  if (state === 'agreed') return null;
  const words = {
    period: activity.period ? formatPeriod(activity.period, language) : t('days.noPeriod'),
    start: exact ? format.date(exact.start) : '',
    end: exact ? format.date(exact.end) : '',
    agenda: span ? format.date(span.start) : '',
    first: span ? format.date(span.start) : '',
    last: span ? format.date(span.end) : '',
  };
  const text = {
    'no-exact-date': t('days.noExactDate', words),
    undated: t('days.undatedDays', words),
    elsewhere: t('days.elsewhere', words),
    'other-length': t('days.otherLength', words),
  }[state];
  const button = (label: string, act: () => void) => (
    <Button size="compact-sm" variant="light" loading={moving} onClick={act}>
      {label}
    </Button>
  );
  return (
    <Alert
      mt="xs"
      py="xs"
      color="gray"
      icon={<IconCalendarEvent size={18} aria-hidden />}
      role="status"
      data-testid="days-notice"
    >
      <Group gap="sm">
        <Text fz="sm">{text}</Text>
        {writable && exact && state === 'undated'
          ? button(t('days.dateThem', words), () =>
              edit((doc) => dateDays(doc, snapshot.sections, exact.start, 'grid')),
            )
          : null}
        {writable && exact && state === 'elsewhere'
          ? button(t('days.toActivity', words), () =>
              edit((doc) => moveDaysTo(doc, snapshot.sections, exact.start, 'grid')),
            )
          : null}
        {activity.mayMove && span && state === 'elsewhere'
          ? button(t('days.moveActivity', words), () => onMove(span.start))
          : null}
      </Group>
    </Alert>
  );
}
