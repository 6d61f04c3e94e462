import { NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asCount, type ReportDraft } from './report-draft';

export const MAX_PEOPLE = 1_000_000;
const groups = ['women', 'men', 'notStated'] as const;

/** How many took part, by sex. Blank and zero are two answers. */
export function PeopleFields(props: {
  draft: ReportDraft;
  onChange: (change: Partial<ReportDraft>) => void;
  /** Whether another organisation's numbers are the activity's totals. */
  leadCounts: boolean;
}) {
  const { t } = useTranslation('activities');
  const { draft, onChange, leadCounts } = props;
  return (
    <Stack gap={4} role="group" aria-label={t('report.participants')}>
      <Text fw={500} fz="sm">
        {t('report.participants')}
      </Text>
      <Text fz="xs" c="dimmed" mb={2}>
        {t('report.participantsHelp')} {leadCounts ? t('report.leadCounts') : ''}
      </Text>
      <SimpleGrid cols={3} spacing="xs">
        {groups.map((group) => (
          <NumberInput
            key={group}
            label={t(`report.${group}`)}
            value={draft[group]}
            onChange={(value) => onChange({ [group]: value })}
            error={asCount(draft[group], MAX_PEOPLE) === undefined ? t('report.notNumber') : null}
            allowDecimal={false}
            allowNegative={false}
            inputMode="numeric"
            hideControls
          />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
