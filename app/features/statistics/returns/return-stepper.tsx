import { Stepper } from '@mantine/core';
import { IconArrowBackUp, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReturnPage } from '#server/statistics/read-return';
import { useFormat } from '~/i18n/format';
import classes from './return-stepper.module.css';

/** Where a return stands: counted → submitted → approved → locked; sent back is a step to do again. */
export function ReturnStepper({ page, counted }: { page: ReturnPage; counted: boolean }) {
  const { t } = useTranslation('statistics');
  const format = useFormat();
  const { current, period } = page;
  const locked = period.lockedAt !== null;
  const returned = current?.state === 'returned' && !locked;
  const active = locked
    ? 4
    : current === null
      ? counted
        ? 1
        : 0
      : { submitted: 2, returned: 1, approved: 3 }[current.state];
  const by = (name: string, at: string | null) => (
    <>
      <bdi>{name}</bdi>
      {name && at ? ' · ' : ''}
      {at ? format.dateTime(at) : ''}
    </>
  );
  return (
    <Stepper
      active={active}
      size="sm"
      iconSize={30}
      allowNextStepsSelect={false}
      classNames={{ separator: classes.separator, steps: classes.steps }}
      aria-label={t('state.label')}
    >
      <Stepper.Step
        label={t('state.counted')}
        description={current ? format.date(current.countedOn) : undefined}
      />
      <Stepper.Step
        label={returned ? t('state.returned') : t('state.submitted')}
        description={current ? by(current.submittedBy, current.submittedAt) : undefined}
        color={returned ? 'orange' : undefined}
        icon={returned ? <IconArrowBackUp size={18} aria-hidden /> : undefined}
      />
      <Stepper.Step
        label={current?.notDoubleChecked ? t('state.notDoubleChecked') : t('state.approved')}
        description={current?.approvedAt ? by(current.approvedBy ?? '', current.approvedAt) : undefined}
      />
      <Stepper.Step
        label={t('state.locked')}
        description={period.lockedAt ? format.dateTime(period.lockedAt) : undefined}
        icon={<IconLock size={16} aria-hidden />}
      />
    </Stepper>
  );
}
