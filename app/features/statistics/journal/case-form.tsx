import { Button, Group, NativeSelect, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import dayjs from 'dayjs';
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterfaceLanguage } from '#domain/language';
import { notStated } from '#domain/statistics/codes/code';
import { dimensionNames, dimensions, type RegisterDimension } from '#domain/statistics/dimensions';
import type { CaseFields, JournalCase } from '#domain/statistics/journal/journal';
import { longestReference } from '#domain/statistics/journal/reference';
import {
  readReceived,
  readWritten,
  type WrittenCase,
  type WrittenRefusals,
} from '#domain/statistics/journal/written';
import { currencies } from '#domain/statistics/register/cells';
import { useFormat } from '~/i18n/format';
import { useLanguage } from '~/i18n/language';
import { JournalRefusal } from './journal-refusal';
import { useWork } from './use-work';

/** In the order in which a case is told; a list that is left alone is not stated. */
const asked: readonly RegisterDimension[] = [
  'request',
  ...dimensionNames.filter((name) => name !== 'request'),
];

/**
 * Writes one case: Enter, in any field, keeps it and begins the next. Nothing but a date, codes and the union's own
 * number can be written.
 */
export function CaseForm(props: {
  /** What the form begins with; it is made anew for another case. */
  begin: WrittenCase;
  /** The cases beside which it is counted. */
  others: readonly JournalCase[];
  editing: boolean;
  onKeep: (fields: CaseFields) => Promise<WrittenCase>;
  onCancel: () => void;
}) {
  const { begin, others, editing, onKeep, onCancel } = props;
  const { t } = useTranslation(['statistics', 'common']);
  const [written, setWritten] = useState(begin);
  const [refused, setRefused] = useState<WrittenRefusals>({});
  const { run, pending, error } = useWork();
  const form = useRef<HTMLFormElement>(null);
  const first = useRef<HTMLInputElement>(null);
  // Whoever has opened the journal, or a case of it, writes next.
  useEffect(() => first.current?.focus(), []);
  const set = (change: Partial<WrittenCase>) => setWritten((before) => ({ ...before, ...change }));
  const keep = async () => {
    const read = readWritten(written, others, dayjs().format('YYYY-MM-DD'));
    setRefused('refused' in read ? read.refused : {});
    if ('refused' in read) return;
    const kept = await run(async () => setWritten(await onKeep(read.fields)));
    if (kept) first.current?.focus();
  };
  return (
    <Paper
      withBorder
      p="md"
      component="section"
      aria-label={t(editing ? 'journal.case.edit' : 'journal.case.add')}
    >
      <form
        ref={form}
        autoComplete="off"
        onKeyDown={(event) => {
          if (isEnterInList(event)) {
            event.preventDefault();
            form.current?.requestSubmit();
          }
          if (event.key === 'Escape' && editing) onCancel();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <Stack gap="sm">
          <Title order={3}>{t(editing ? 'journal.case.edit' : 'journal.case.add')}</Title>
          <SimpleGrid cols={{ base: 2, sm: 3, lg: 4 }} spacing="sm" verticalSpacing="xs">
            <DateField
              field={first}
              text={written.received}
              refused={refused.received}
              onChange={(received) => set({ received })}
            />
            {asked.map((name) => (
              <CodeList
                key={name}
                name={name}
                code={written.codes[name] ?? ''}
                onChange={(code) => set({ codes: withCode(written.codes, name, code) })}
              />
            ))}
            <AmountFields written={written} refused={refused} set={set} />
            <TextInput
              label={t('journal.case.reference')}
              maxLength={longestReference}
              dir="auto"
              value={written.reference}
              error={refused.reference ? t(`journal.wrong.reference.${refused.reference}`) : null}
              onChange={(event) => set({ reference: event.currentTarget.value })}
            />
          </SimpleGrid>
          <JournalRefusal error={error} />
          <Group gap="sm">
            <Button type="submit" loading={pending}>
              {t(editing ? 'journal.case.keep' : 'journal.case.keepAndNext')}
            </Button>
            {editing ? (
              <Button variant="default" disabled={pending} onClick={onCancel}>
                {t('common:action.cancel')}
              </Button>
            ) : null}
            <Text size="sm" c="dimmed">
              {t('journal.case.noNames')}
            </Text>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

/**
 * A date in text, with how it was understood under it: the browser's own field has its day, month and year in the order
 * of the browser's language, which is often not the person's, and takes "14" for a month without a word.
 */
function DateField(props: {
  field: RefObject<HTMLInputElement>;
  text: string;
  refused: WrittenRefusals['received'];
  onChange: (text: string) => void;
}) {
  const { field, text, refused, onChange } = props;
  const { t } = useTranslation('statistics');
  const format = useFormat();
  const read = readReceived(text);
  return (
    <TextInput
      ref={field}
      label={t('role.received')}
      description={read ? format.date(read) : t('journal.case.dateHow')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required
      maxLength={10}
      value={text}
      error={refused ? t(`journal.wrong.received.${refused}`) : null}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Browsers send a form at Enter in a text, and do nothing at Enter in a list. */
const isEnterInList = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && event.target instanceof HTMLSelectElement;

type Codes = WrittenCase['codes'];

/** '' takes the code away: what is not stated has none. */
function withCode(codes: Codes, name: RegisterDimension, code: string): Codes {
  const { [name]: _, ...others } = codes;
  return code === '' ? others : { ...others, [name]: code };
}

/** Countries stand in the order of their codes: people look for their names. */
function choicesOf(name: RegisterDimension, language: InterfaceLanguage) {
  const { codes } = dimensions[name];
  const choices = codes
    .filter(({ code }) => code !== notStated.code)
    .map(({ code, labels }) => ({ value: code, label: labels[language] }));
  if (name !== 'place') return choices;
  const last = ({ value }: { value: string }) => Number(value === 'other');
  return choices.sort((a, b) => last(a) - last(b) || a.label.localeCompare(b.label, language));
}

function CodeList(props: { name: RegisterDimension; code: string; onChange: (code: string) => void }) {
  const { name, code, onChange } = props;
  const language = useLanguage();
  const { t } = useTranslation('statistics');
  const data = useMemo(() => choicesOf(name, language), [name, language]);
  const known = code === '' || data.some(({ value }) => value === code);
  return (
    <NativeSelect
      label={dimensions[name].labels[language]}
      value={code}
      data={[
        { value: '', label: t('journal.case.notStated') },
        ...data,
        // Of another version: it stays what it was until another one is chosen.
        ...(known ? [] : [{ value: code, label: code }]),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function AmountFields(props: {
  written: WrittenCase;
  refused: WrittenRefusals;
  set: (change: Partial<WrittenCase>) => void;
}) {
  const { written, refused, set } = props;
  const { t } = useTranslation('statistics');
  const offered = useId();
  return (
    <>
      <TextInput
        label={t('role.amount')}
        inputMode="decimal"
        maxLength={20}
        value={written.amount}
        error={refused.amount ? t('journal.wrong.amount') : null}
        onChange={(event) => set({ amount: event.currentTarget.value })}
      />
      <TextInput
        label={t('role.currency')}
        list={offered}
        maxLength={20}
        value={written.currency}
        error={refused.currency ? t(`journal.wrong.currency.${refused.currency}`) : null}
        onChange={(event) => set({ currency: event.currentTarget.value })}
      />
      <datalist id={offered}>
        {currencies.map((currency) => (
          <option key={currency} value={currency} />
        ))}
      </datalist>
    </>
  );
}
