import { Alert, Select, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityStatus } from '#domain/activities/status';
import type { Participants } from '#domain/document/attendance';
import type { StatusHistoryEntry } from '#server/activities/history';
import type { ReportOptions } from '#server/activities/speakers';
import { useTRPC } from '~/trpc/client';
import { FormActions } from '~/ui/form';
import { refusalOf, useRefusalText } from '~/ui/refusal';
import { EvidenceFiles } from './evidence-files';
import { MAX_PEOPLE, PeopleFields } from './people-fields';
import { ProgressField } from './progress-field';
import { asCount, createSendIds, draftFrom, peopleOf, type ReportDraft } from './report-draft';
import { StatusChoice } from './status-choice';
import { useEvidence } from './use-evidence';
import { useOrganisations } from './use-organisations';

export interface ReportFormProps {
  readonly documentId: string;
  readonly activityId: string;
  readonly options: ReportOptions;
  /** Chosen before the form opened; null: what was reported last. */
  readonly status: ActivityStatus | null;
  /** Filled in before the form opened; null: nobody counted them. */
  readonly participants: Participants | null;
  /** The fact that is corrected; null: a new report. */
  readonly correcting: StatusHistoryEntry | null;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  /** Told whenever something would be lost by closing. */
  readonly onDirty: (dirty: boolean) => void;
}

/** A report of status as a person fills it in. What was typed stays until the server has it. */
export function ReportForm(props: ReportFormProps) {
  const { documentId, activityId, options, status: given, correcting, onDone, onCancel, onDirty } = props;
  const { participants } = props;
  const { t } = useTranslation('activities');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const latestOf = (id: string | null) => options.latest.find((fact) => fact.organisationId === id) ?? null;
  const first = correcting ? correcting.organisationId : (options.speakers[0]?.organisationId ?? null);
  const draftOf = (id: string | null): ReportDraft => {
    const draft = { ...draftFrom(id, correcting, latestOf(id)), ...peopleOf(participants) };
    return given === null ? draft : { ...draft, status: given };
  };
  const [begun, setBegun] = useState(() => draftOf(first));
  const [draft, setDraft] = useState(begun);
  const [checked, setChecked] = useState(false);
  const [sendId] = useState(createSendIds);
  const speaker = options.speakers.find((each) => each.organisationId === draft.organisationId) ?? null;
  const evidence = useEvidence(speaker?.evidenceOwnerId ?? null, correcting?.evidence ?? []);
  const lead = options.leadOrganisationId;
  const change = (values: Partial<ReportDraft>) => setDraft((last) => ({ ...last, ...values }));

  const dirty =
    evidence.fileIds.join() !== (correcting?.evidence ?? []).map(({ fileId }) => fileId).join() ||
    evidence.waiting ||
    JSON.stringify(draft) !== JSON.stringify(begun);
  useEffect(() => onDirty(dirty), [dirty, onDirty]);

  const report = useMutation(
    trpc.activity.reportStatus.mutationOptions({
      // Without a line it would wait in silence; the person is told at once and sends it again.
      networkMode: 'always',
      onSuccess: async () => {
        evidence.clear('sent');
        onDone();
        await queries.invalidateQueries(trpc.activity.pathFilter());
      },
    }),
  );

  const form = useRef<HTMLFormElement>(null);
  const [refused, setRefused] = useState(0);
  useEffect(() => {
    // The first thing to do, and after a refusal the first thing to mend.
    const radios = '[role="radio"]';
    const wanted = refused > 0 ? form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') : null;
    const chosen = form.current?.querySelector<HTMLElement>(`${radios}[aria-checked="true"]`);
    if (refused > 0 && chosen) wanted?.focus();
    else (chosen ?? form.current?.querySelector<HTMLElement>(radios))?.focus();
  }, [refused]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog may stand inside another form of the page.
    event.stopPropagation();
    setChecked(true);
    const { status, text } = draft;
    const progress = asCount(draft.progress, 100);
    const [women, men, notStated] = [draft.women, draft.men, draft.notStated].map((value) =>
      asCount(value, MAX_PEOPLE),
    );
    if (
      status === null ||
      evidence.waiting ||
      progress === undefined ||
      women === undefined ||
      men === undefined ||
      notStated === undefined
    ) {
      setRefused((times) => times + 1);
      return;
    }
    const said = {
      documentId,
      activityId,
      organisationId: draft.organisationId,
      status,
      progress,
      text,
      participants: { women, men, notStated },
      replacesId: correcting?.id ?? null,
      evidenceFileIds: [...evidence.fileIds],
    };
    report.mutate({ ...said, id: sendId(said) });
  };

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="md">
        {correcting ? <Text c="dimmed">{t('report.correctText')}</Text> : null}
        <Speakers
          options={options}
          fixed={correcting !== null}
          value={draft.organisationId}
          onChange={(organisationId) => {
            const begins = draftOf(organisationId);
            // Another's last status is where its report begins; words already typed stay.
            setBegun(begins);
            change({ organisationId, status: begins.status, progress: begins.progress });
          }}
        />
        <StatusChoice
          value={draft.status}
          onChange={(status) => change({ status })}
          error={checked && draft.status === null ? t('report.statusMissing') : null}
        />
        <ProgressField value={draft.progress} onChange={(progress) => change({ progress })} />
        <Textarea
          label={t('report.text')}
          description={t('report.textHelp')}
          value={draft.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
          maxLength={4000}
          autosize
          minRows={2}
          maxRows={8}
          dir="auto"
        />
        <PeopleFields
          draft={draft}
          onChange={change}
          leadCounts={lead !== null && lead !== draft.organisationId}
        />
        {speaker?.evidenceOwnerId ? <EvidenceFiles evidence={evidence} /> : null}
        {checked && evidence.waiting ? (
          <Text fz="sm" c="red.9" role="alert">
            {t('evidence.wait')}
          </Text>
        ) : null}
        {report.isError ? <NotSent error={report.error} /> : null}
      </Stack>
      <FormActions
        submit={t(correcting ? 'report.sendCorrection' : 'report.send')}
        pending={report.isPending}
        onCancel={onCancel}
      />
    </form>
  );
}

/** In whose name: a choice when there are several, a line when there is one. */
function Speakers(props: {
  options: ReportOptions;
  fixed: boolean;
  value: string | null;
  onChange: (organisationId: string) => void;
}) {
  const { t } = useTranslation('activities');
  const { codeOf } = useOrganisations();
  const { speakers } = props.options;
  const speaker = speakers.find((each) => each.organisationId === props.value);
  if (!speaker) return null;
  const organisation = codeOf(speaker.organisationId);
  if (props.fixed || speakers.length === 1) {
    return (
      <Text c="dimmed" fz="sm">
        {t(speaker.own ? 'report.speaksAs' : 'report.recordedFor', { organisation })}
      </Text>
    );
  }
  return (
    <Select
      label={t('report.inNameOf')}
      description={speaker.own ? null : t('report.inNameOfHelp')}
      data={speakers.map(({ organisationId }) => ({ value: organisationId, label: codeOf(organisationId) }))}
      value={props.value}
      onChange={(chosen) => {
        if (chosen) props.onChange(chosen);
      }}
      allowDeselect={false}
    />
  );
}

/** What went wrong, and that nothing typed is lost by it. */
function NotSent({ error }: { error: unknown }) {
  const { t } = useTranslation('activities');
  const refusal = useRefusalText();
  const unreachable = refusalOf(error).code === 'unavailable';
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertCircle size={18} aria-hidden />}
      title={t('report.failed')}
    >
      {unreachable ? t('report.offline') : refusal(error)} {t('report.kept')}
    </Alert>
  );
}
