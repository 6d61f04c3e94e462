import { Alert, Paper, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconFileSpreadsheet, IconInfoCircle } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnMapping } from '#domain/statistics/register/register';
import type { ReturnPage } from '#server/statistics/read-return';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { DoneMessage } from '~/ui/done-message';
import { EmptyState } from '~/ui/empty-state';
import { rememberedMapping, rememberMapping } from '../register/mapping';
import { RegisterDrop } from '../register/register-drop';
import { RegisterResult } from '../register/register-result';
import { useCounting } from '../register/use-counting';
import { Amounts } from '../tables/amounts';
import { exactFigures } from '../tables/figures';
import { TableSet } from '../tables/table-set';
import { Approval } from './approval';
import { ReturnStepper } from './return-stepper';
import { SubmitForm } from './submit-form';

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

/** What a new file would correct: what was sent and not sent back. */
function sentState({ current }: ReturnPage): 'submitted' | 'approved' | null {
  return current && current.state !== 'returned' ? current.state : null;
}

/** A union's return for a period: counted, submitted, approved; with its exact counts, for its own people. */
export function UnionReturn({ periodId, organisationId }: { periodId: string; organisationId: string }) {
  const { t } = useTranslation('statistics');
  const trpc = useTRPC();
  const { data: page } = useSuspenseQuery(trpc.caseReturn.get.queryOptions({ periodId, organisationId }));
  const counter = useCounting();
  const [file, setFile] = useState<File | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [mapping, setMapping] = useState<ColumnMapping>({});
  const message = done && messageOf(done, page);
  // It must not come back, nor take the focus, when the same is true again through somebody else.
  if (done && !message) setDone(null);
  const { counting } = counter;
  const period = { start: page.period.startsOn, end: page.period.endsOn };
  const countAs = (wanted: File, as: ColumnMapping) => {
    setMapping(as);
    void counter.count(wanted, { mapping: as, period });
  };
  return (
    <Stack gap="xl">
      {message ? <DoneMessage key={done}>{t(message)}</DoneMessage> : null}
      <ReturnStepper page={page} counted={counting.state === 'counted'} />
      {page.may.submit ? (
        <RegisterDrop
          // A new field after each submission: browsers say nothing when the same file is chosen again.
          key={page.current?.submittedAt ?? ''}
          counting={counting}
          sent={sentState(page)}
          onFile={(dropped) => {
            setFile(dropped);
            setDone(null);
            countAs(dropped, rememberedMapping(organisationId));
          }}
        />
      ) : null}
      {counting.state === 'counted' && page.may.submit ? (
        <Paper withBorder p="md">
          <Stack gap="lg">
            <RegisterResult
              fileName={counting.fileName}
              register={counting.register}
              mapping={mapping}
              onMapping={(as) => {
                rememberMapping(organisationId, as);
                if (file) countAs(file, as);
              }}
            />
            <SubmitForm
              page={page}
              register={counting.register}
              onSent={() => {
                counter.clear();
                setDone('submitted');
              }}
            />
          </Stack>
        </Paper>
      ) : (
        <SentReturn page={page} onDone={setDone} />
      )}
    </Stack>
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
