import { Radio, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ActivityStatus, activityStatuses } from '#domain/activities/status';
import { StatusBadge } from '~/ui/status-badge';
import classes from './activities.module.css';

/** The seven statuses, each large enough for a thumb. */
export function StatusChoice(props: {
  value: ActivityStatus | null;
  onChange: (status: ActivityStatus) => void;
  error: string | null;
}) {
  const { t } = useTranslation(['activities', 'common']);
  return (
    <Radio.Group
      label={t('report.status')}
      value={props.value}
      onChange={(chosen) => {
        const status = activityStatuses.find((each) => each === chosen);
        if (status) props.onChange(status);
      }}
      error={props.error}
      withAsterisk
    >
      <SimpleGrid cols={{ base: 2, xs: 3, sm: 4 }} spacing={8} mt={6}>
        {activityStatuses.map((status) => (
          <Radio.Card
            key={status}
            value={status}
            className={classes.choice}
            aria-label={t(`common:status.${status}`)}
            // Where the dialog begins, whichever comes first: its trap for the focus or this form.
            data-autofocus={status === (props.value ?? activityStatuses[0]) || undefined}
          >
            <Radio.Indicator size="xs" />
            <StatusBadge status={status} />
          </Radio.Card>
        ))}
      </SimpleGrid>
    </Radio.Group>
  );
}
