import { Alert, Group, Progress, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconAlertTriangle, IconFileSpreadsheet, IconShieldLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Refusal, useRefusalText } from '~/ui/refusal';
import { countingSteps } from './count-file';
import type { Counting } from './use-counting';

/** Where the register is dropped; says while it counts, and what was refused. */
export function RegisterDrop(props: {
  counting: Counting;
  /** A return that the network already has: another file would correct it. */
  sent: 'submitted' | 'approved' | null;
  onFile: (file: File) => void;
}) {
  const { counting, sent, onFile } = props;
  const { t } = useTranslation('statistics');
  const title = t(sent ? 'drop.correct' : 'drop.title');
  return (
    <Stack gap="sm">
      <Dropzone
        onDrop={([file]) => file && onFile(file)}
        // The type that a system gives a .csv differs; the content is looked at, not the name.
        multiple={false}
        disabled={counting.state === 'counting'}
        aria-label={title}
        inputProps={{ 'aria-label': title, accept: '.csv,.txt,.tsv,.xlsx' }}
        p={sent ? 'xs' : 'lg'}
      >
        <Group justify="center" gap="md" mih={sent ? 44 : 84} wrap="nowrap">
          <IconFileSpreadsheet size={36} stroke={1.3} aria-hidden />
          <Stack gap={2}>
            <Text fw={600}>{title}</Text>
            <Text size="sm" c="dimmed">
              {sent ? `${t(sent === 'approved' ? 'drop.correctApproved' : 'drop.correctSubmitted')} ` : ''}
              {t('drop.formats')}
            </Text>
          </Stack>
        </Group>
      </Dropzone>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <IconShieldLock size={18} stroke={1.6} aria-hidden />
        <Text size="sm" c="dimmed">
          {t('drop.promise')}
        </Text>
      </Group>
      <div aria-live="polite">
        {counting.state === 'counting' ? <CountingProgress counting={counting} /> : null}
        {counting.state === 'refused' ? (
          <RegisterRefusal fileName={counting.fileName} refusal={counting.refusal} />
        ) : null}
      </div>
    </Stack>
  );
}

function CountingProgress({ counting }: { counting: Extract<Counting, { state: 'counting' }> }) {
  const { t } = useTranslation('statistics');
  const { fileName, step } = counting;
  return (
    <Stack gap={4}>
      <Text size="sm">
        {t(`step.${step}`)} <bdi>{fileName}</bdi>
      </Text>
      <Progress
        animated
        value={(100 * (countingSteps.indexOf(step) + 1)) / countingSteps.length}
        aria-label={t('step.label')}
      />
    </Stack>
  );
}

function RegisterRefusal({ fileName, refusal }: { fileName: string; refusal: Refusal }) {
  const { t } = useTranslation('statistics');
  const text = useRefusalText();
  const names = refusal.code === 'names-people';
  const reason = String(refusal.details.reason ?? '');
  const known = ['no-header', 'no-date-column', 'no-cases', 'empty', 'quotes', 'workbook'] as const;
  const unreadable = known.find((one) => one === reason);
  return (
    <Alert
      color="red"
      styles={{ label: { color: 'var(--mantine-color-text)' } }}
      icon={<IconAlertTriangle />}
      title={names ? t('refused.names') : t('refused.unreadable')}
    >
      <Text size="sm" component="bdi" fw={600}>
        {fileName}
      </Text>
      <Text size="sm">{unreadable ? t(`unreadable.${unreadable}`, refusal.details) : text(refusal)}</Text>
      {names ? <Text size="sm">{t('refused.nothingSent')}</Text> : null}
    </Alert>
  );
}
