import { Alert, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useSearchParams } from '@remix-run/react';
import { IconArrowBackUp, IconFileSpreadsheet, IconInfoCircle } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnPage } from '#server/statistics/read-return';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { DoneMessage } from '~/ui/done-message';
import { EmptyState } from '~/ui/empty-state';
import { later, laterPart } from '~/ui/later';
import { TableLoading } from '~/ui/loading';
import { RegisterReturn } from '../register/register-return';
import { Amounts } from '../tables/amounts';
import { exactFigures } from '../tables/figures';
import { TableSet } from '../tables/table-set';
import { Approval } from './approval';
import type { Making } from './making';
import classes from './return-page.module.css';
import { ReturnStepper } from './return-stepper';

/** What somebody has just done with the return, to be said. */
type Done = 'submitted' | 'approved' | 'sentBack';

/** Null once it is not so any more: a colleague has approved it or sent it back, or the period was locked. */
function messageOf(done: Done, { current, period }: ReturnPage) {
  if (!current || period.lockedAt !== null) return null;
  if (done === 'sentBack') return current.state === 'returned' ? 'return.doneSentBack' : null;
  if (done === 'submitted' && current.state === 'submitted') return 'return.doneSubmitted';
  if (current.state !== 'approved') return null;
  if (done === 'approved') return 'return.doneApproved';
  return current.notDoubleChecked ? 'return.doneUnchecked' : null;
}

/** A union's return for a period: counted, submitted, approved; with its exact counts, for its own people. */
export function UnionReturn({ periodId, organisationId }: { periodId: string; organisationId: string }) {
  const { t } = useTranslation('statistics');
  const trpc = useTRPC();
  const { data: page } = useSuspenseQuery(trpc.caseReturn.get.queryOptions({ periodId, organisationId }));
  const [done, setDone] = useState<Done | null>(null);
  const message = done && messageOf(done, page);
  // It must not come back, nor take the focus, when the same is true again through somebody else.
  if (done && !message) setDone(null);
  const head = (counted: boolean) => (
    <>
      {message ? <DoneMessage key={done}>{t(message)}</DoneMessage> : null}
      <ReturnStepper page={page} counted={counted} />
    </>
  );
  const Way = ways[useWay()];
  const sent = <SentReturn page={page} onDone={setDone} />;
  return (
    <Stack gap="xl">
      {page.may.submit ? (
        <Way
          page={page}
          head={(counted) => (
            <>
              {head(counted)}
              <WayChoice />
            </>
          )}
          sent={sent}
          onBegin={() => setDone(null)}
          onSent={() => setDone('submitted')}
        />
      ) : (
        <>
          {head(false)}
          {sent}
        </>
      )}
    </Stack>
  );
}

const ways = {
  register: RegisterReturn,
  cases: laterPart(
    later(() => import('../journal/journal-return')),
    (part) => part.JournalReturn,
    <TableLoading lines={6} />,
  ),
  typed: laterPart(
    later(() => import('../typed/typed-return')),
    (part) => part.TypedReturn,
    <TableLoading lines={6} />,
  ),
} as const satisfies Record<string, ComponentType<Making>>;
type WayName = keyof typeof ways;
const wayNames = Object.keys(ways) as WayName[];

/** How this return is made: part of the address, so that a link leads to it. */
function useWay(): WayName {
  const [search] = useSearchParams();
  return wayNames.find((way) => way === search.get('way')) ?? 'register';
}

function WayChoice() {
  const { t } = useTranslation('statistics');
  const [, setSearch] = useSearchParams();
  return (
    <Group>
      <SegmentedControl
        className={classes.ways}
        aria-label={t('way.label')}
        data={wayNames.map((way) => ({ value: way, label: t(`way.${way}`) }))}
        value={useWay()}
        onChange={(way) =>
          setSearch((before) => new URLSearchParams({ ...Object.fromEntries(before), way }), {
            replace: true,
            preventScrollReset: true,
          })
        }
      />
    </Group>
  );
}

/** What the network has of the return, and what can be done with it. */
function SentReturn({ page, onDone }: { page: ReturnPage; onDone: (done: Done) => void }) {
  const { t } = useTranslation('statistics');
  const format = useFormat();
  const { current, may, period } = page;
  if (!current) {
    return may.submit ? null : (
      <EmptyState
        icon={IconFileSpreadsheet}
        title={t('return.none')}
        text={period.lockedAt ? t('return.noneLocked') : t('return.noneYet')}
      />
    );
  }
  return (
    <Stack gap="md">
      {current.state === 'returned' ? (
        <Alert
          color="orange"
          icon={<IconArrowBackUp />}
          title={t('return.sentBack')}
          styles={{ label: { color: 'var(--mantine-color-text)' } }}
        >
          <Text size="sm" dir="auto">
            {current.note}
          </Text>
        </Alert>
      ) : null}
      {current.notDoubleChecked ? (
        <Alert color="yellow" icon={<IconInfoCircle />}>
          {t('return.notDoubleChecked')}
        </Alert>
      ) : null}
      {current.revision > 1 && current.state !== 'returned' && current.note ? (
        <Text size="sm" dir="auto">
          {t('return.revision', { revision: current.revision })} {current.note}
        </Text>
      ) : null}
      <div>
        <Title order={2}>
          {t('result.cases', { count: current.cases, number: format.number(current.cases) })}
        </Title>
        <Text size="sm" c="dimmed">
          {t('return.exact')}
        </Text>
      </div>
      {may.approve ? (
        <Approval caseReturnId={current.id} submittedAt={current.submittedAt} onDone={onDone} />
      ) : null}
      <TableSet tables={current.tables.map(exactFigures)} />
      <Amounts amounts={current.amounts} />
    </Stack>
  );
}
