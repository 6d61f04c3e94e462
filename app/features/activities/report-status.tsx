import { Modal, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityStatus } from '#domain/activities/status';
import type { Participants } from '#domain/document/attendance';
import type { StatusHistoryEntry } from '#server/activities/history';
import { useTRPC } from '~/trpc/client';
import { useConfirm } from '~/ui/confirm';
import { isInDialogAbove } from '~/ui/focus';
import { TableLoading } from '~/ui/loading';
import { RefusalAlert } from '~/ui/refusal-alert';
import { ReportForm } from './report-form';

export interface ReportStatusProps {
  readonly documentId: string;
  readonly activityId: string;
  /** The activity's, for the head of the dialog. */
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Chosen before the dialog opened; a choice that is still to be sent. */
  readonly status?: ActivityStatus | null;
  /** Proposed by who came to its workshop; still to be sent. */
  readonly participants?: Participants | null;
  /** The fact that is corrected; absent: a new report. */
  readonly correcting?: StatusHistoryEntry | null;
  /** Called before closing when the report was recorded. */
  readonly onReported?: (() => void) | undefined;
}

/**
 * The dialog in which the status of an activity is reported, from my work and from the plan alike. It covers the
 * whole of a telephone's screen, and asks before something typed is thrown away.
 */
export function ReportStatus(props: ReportStatusProps) {
  const {
    documentId,
    activityId,
    title,
    opened,
    onClose,
    status = null,
    participants = null,
    correcting = null,
    onReported,
  } = props;
  const { t } = useTranslation(['activities', 'common']);
  const confirm = useConfirm();
  const narrow = useMediaQuery('(max-width: 48em)') ?? false;
  const dirty = useRef(false);
  const content = useRef<HTMLDivElement>(null);
  // A dialog that is open from its first drawing on does not know whom to give the focus back to.
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(opened), [opened]);
  const leave = () => {
    if (isInDialogAbove(content.current)) return;
    if (!dirty.current) return onClose();
    confirm({
      title: t('report.leaveTitle'),
      text: t('report.leaveText'),
      confirm: t('report.leave'),
      danger: true,
      onConfirm: onClose,
    });
  };
  return (
    <Modal
      opened={shown}
      onClose={leave}
      size="xl"
      fullScreen={narrow}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
      title={
        <>
          <Text span display="block" fw={600} fz="lg">
            {t(correcting ? 'report.correctTitle' : 'report.title')}
          </Text>
          <Text span display="block" c="dimmed">
            <bdi>{title}</bdi>
          </Text>
        </>
      }
    >
      <div ref={content}>
        <Form
          documentId={documentId}
          activityId={activityId}
          status={status}
          participants={participants}
          correcting={correcting}
          onDone={() => {
            onReported?.();
            onClose();
          }}
          onCancel={leave}
          onDirty={(is) => {
            dirty.current = is;
          }}
        />
      </div>
    </Modal>
  );
}

/** Mounted while the dialog is open, so that each report begins anew from what is known now. */
function Form(props: Omit<Parameters<typeof ReportForm>[0], 'options'>) {
  const { documentId, activityId } = props;
  const trpc = useTRPC();
  const options = useQuery(
    trpc.activity.reportOptions.queryOptions({ documentId, activityId }, { staleTime: 0 }),
  );
  if (options.isError && !options.data) {
    return <RefusalAlert error={options.error} />;
  }
  if (!options.data || !options.isFetchedAfterMount) return <TableLoading lines={6} />;
  return <ReportForm {...props} options={options.data} />;
}
