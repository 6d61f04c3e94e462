import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconLock, IconNotes } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CountedJournal, sameFigures } from '#domain/statistics/journal/count';
import { type CaseFields, casesOf, type Journal, type JournalCase } from '#domain/statistics/journal/journal';
import { putCase, removeCase } from '#domain/statistics/journal/merge';
import { nextCase, writtenOf } from '#domain/statistics/journal/written';
import { useFormat } from '~/i18n/format';
import { EmptyState } from '~/ui/empty-state';
import { type Making, sentState } from '../returns/making';
import { SubmitForm } from '../returns/submit-form';
import { Amounts } from '../tables/amounts';
import { exactFigures } from '../tables/figures';
import { TableSet } from '../tables/table-set';
import { CaseForm } from './case-form';
import { CaseList } from './case-list';
import { ChangeCode } from './change-code';
import { DeleteJournal } from './delete-journal';
import { ExportJournal } from './export-journal';
import { type Imported, ImportJournal } from './import-journal';
import { JournalRefusal } from './journal-refusal';
import type { JournalOnDevice, JournalState } from './use-journal';
import { useWork } from './use-work';

type Open = Extract<JournalState, { state: 'open' }>;

/** An open journal: cases are written, looked at and counted, and the period's totals are submitted. */
export function OpenedJournal(props: {
  making: Making;
  device: JournalOnDevice;
  open: Open;
  counted: CountedJournal;
  fileName: string;
  onImported: (done: Imported) => void;
}) {
  const { making, device, open, counted, fileName, onImported } = props;
  const { page, sent } = making;
  const replaces = sentState(page);
  const there = replaces !== null && page.current !== null && sameFigures(counted, page.current);
  return (
    <>
      <JournalHead device={device} open={open} fileName={fileName} onImported={onImported} />
      <Cases making={making} device={device} journal={open.journal} counted={counted} />
      {counted.cases > 0 && !there ? (
        <Submission making={making} counted={counted} replaces={replaces} />
      ) : (
        sent
      )}
    </>
  );
}

function JournalHead(props: {
  device: JournalOnDevice;
  open: Open;
  fileName: string;
  onImported: (done: Imported) => void;
}) {
  const { device, open, fileName, onImported } = props;
  const { t } = useTranslation('statistics');
  const [codeChanged, setCodeChanged] = useState(false);
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Title order={2}>{t('journal.title')}</Title>
        <Button leftSection={<IconLock size={16} aria-hidden />} onClick={device.lock}>
          {t('journal.lock')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" data-testid="journal-exported">
        {t(open.exported ? 'journal.exported' : 'journal.notExported')}
        {open.forGood ? '' : ` ${t('journal.notForGood')}`}
      </Text>
      <Group gap="xs" align="flex-start">
        <ExportJournal journal={device} fileName={fileName} />
        <ImportJournal journal={device} onDone={onImported} />
        <ChangeCode journal={device} onDone={() => setCodeChanged(true)} />
        <DeleteJournal journal={device} fileName={fileName} />
      </Group>
      {codeChanged ? (
        <Alert color="teal" role="status">
          {t('journal.code.changed')}
        </Alert>
      ) : null}
    </Stack>
  );
}

/** The form and the list under it, which work on the same case while one is edited. */
function Cases(props: {
  making: Making;
  device: JournalOnDevice;
  journal: Journal;
  counted: CountedJournal;
}) {
  const { making, device, journal, counted } = props;
  const { t } = useTranslation('statistics');
  const [editing, setEditing] = useState<JournalCase | null>(null);
  const [deleted, setDeleted] = useState<JournalCase | null>(null);
  const { run, error } = useWork();
  const place = useRef<HTMLDivElement>(null);
  const today = dayjs().format('YYYY-MM-DD');
  const { start, end } = counted.period;
  const day = today >= start && today <= end ? today : null;
  const keep = async (fields: CaseFields) => {
    const id = editing?.id;
    let kept = journal;
    await device.change((before) => {
      kept = putCase(before, fields, Date.now(), id);
      return kept;
    });
    making.onBegin();
    setEditing(null);
    setDeleted(null);
    return nextCase(kept, day);
  };
  const remove = (id: string) => {
    const gone = casesOf(journal).find((one) => one.id === id) ?? null;
    void run(async () => {
      await device.change((before) => removeCase(before, id, Date.now()));
      making.onBegin();
      setDeleted(gone);
      if (editing?.id === id) setEditing(null);
    });
  };
  const bringBack = (gone: JournalCase) =>
    void run(async () => {
      await device.change((before) => putCase(before, gone, Date.now(), gone.id));
      setDeleted(null);
      // The button that had the focus is gone.
      place.current?.focus();
    });
  return (
    <>
      <CaseForm
        key={editing?.id ?? 'new'}
        begin={editing ? writtenOf(editing) : nextCase(journal, day)}
        others={counted.inPeriod.filter(({ id }) => id !== editing?.id)}
        editing={editing !== null}
        onKeep={keep}
        onCancel={() => setEditing(null)}
      />
      <Stack gap="xs">
        <JournalCount place={place} counted={counted} />
        <JournalRefusal error={error} />
        {deleted ? <Deleted onUndo={() => bringBack(deleted)} /> : null}
        {counted.inPeriod.length > 0 ? (
          <CaseList
            counted={counted}
            editing={editing?.id ?? null}
            onEdit={(id) => setEditing(casesOf(journal).find((one) => one.id === id) ?? null)}
            onRemove={remove}
          />
        ) : (
          <EmptyState icon={IconNotes} title={t('journal.list.none')} text={t('journal.list.noneText')} />
        )}
      </Stack>
    </>
  );
}

function Deleted({ onUndo }: { onUndo: () => void }) {
  const { t } = useTranslation('statistics');
  return (
    <Alert color="gray" role="status" py={6}>
      <Group gap="sm">
        <Text size="sm">{t('journal.list.deleted')}</Text>
        {/* The line that had the focus is gone. */}
        <Button size="compact-sm" variant="default" autoFocus onClick={onUndo}>
          {t('journal.list.undo')}
        </Button>
      </Group>
    </Alert>
  );
}

/** How many cases the period has, and what is not in that number; said anew whenever one is kept. */
function JournalCount({ place, counted }: { place: RefObject<HTMLDivElement>; counted: CountedJournal }) {
  const { t } = useTranslation('statistics');
  const format = useFormat();
  const { cases, period, outside, duplicates, unknown } = counted;
  return (
    <div ref={place} role="status" tabIndex={-1} data-testid="journal-count">
      <Group gap="xs" align="baseline">
        <Title order={3}>{t('result.cases', { count: cases, number: format.number(cases) })}</Title>
        <Text c="dimmed" size="sm">
          {format.date(period.start)} – {format.date(period.end)}
        </Text>
      </Group>
      {outside > 0 ? <Text size="sm">{t('journal.list.outside', { count: outside })}</Text> : null}
      {duplicates.size > 0 ? (
        <Text size="sm">{t('journal.list.duplicates', { count: duplicates.size })}</Text>
      ) : null}
      {unknown.length > 0 ? <Text size="sm">{t('result.unknown', { count: unknown.length })}</Text> : null}
    </div>
  );
}

function Submission(props: {
  making: Making;
  counted: CountedJournal;
  replaces: 'submitted' | 'approved' | null;
}) {
  const { making, counted, replaces } = props;
  const { t } = useTranslation('statistics');
  return (
    <Paper withBorder p="md">
      <Stack gap="lg">
        <div>
          <Title order={2}>{t('journal.counted')}</Title>
          {replaces ? <Text size="sm">{t(`way.replaces.${replaces}`)}</Text> : null}
        </div>
        <TableSet tables={counted.tables.map(exactFigures)} />
        <Amounts amounts={counted.amounts} />
        <SubmitForm page={making.page} counted={counted} onSent={making.onSent} />
      </Stack>
    </Paper>
  );
}
