import { ActionIcon, Alert, Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconPaperclip, IconRefresh, IconShieldLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '~/ui/refusal';
import { RemoveButton } from '~/ui/remove-button';
import type { Evidence, EvidenceFile } from './use-evidence';

export const MAX_FILES = 20;
/** The server's own limit (server/files/accept). */
const MAX_MEGABYTES = 15;
const accepted = '.jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.odt,.ods';

/** Lists and photographs that show what was done. Says who reads them, and what the network does not keep. */
export function EvidenceFiles({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('activities');
  const { files } = evidence;
  return (
    <Stack gap={6} role="group" aria-label={t('evidence.title')}>
      <Text fw={500} fz="sm">
        {t('evidence.title')}
      </Text>
      <Text fz="xs" c="dimmed">
        {t('evidence.help', { megabytes: MAX_MEGABYTES })}
      </Text>
      <Alert variant="light" color="orange" py={6} icon={<IconShieldLock size={18} aria-hidden />}>
        {t('evidence.refused')}
      </Alert>
      {files.length > 0 ? (
        <Stack component="ul" gap={4} m={0} p={0} aria-label={t('evidence.files')}>
          {files.map((file) => (
            <FileLine key={file.key} file={file} evidence={evidence} />
          ))}
        </Stack>
      ) : null}
      {files.length < MAX_FILES ? (
        <FileButton
          multiple
          accept={accepted}
          inputProps={{ 'aria-label': t('evidence.add') }}
          onChange={(chosen) => evidence.add(chosen.slice(0, MAX_FILES - files.length))}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconPaperclip size={16} aria-hidden />}
              style={{ alignSelf: 'flex-start' }}
            >
              {t('evidence.add')}
            </Button>
          )}
        </FileButton>
      ) : (
        <Text fz="sm" c="dimmed">
          {t('evidence.tooMany')}
        </Text>
      )}
    </Stack>
  );
}

function FileLine({ file: { key, name, state }, evidence }: { file: EvidenceFile; evidence: Evidence }) {
  const { t } = useTranslation('activities');
  const refusal = useRefusalText();
  return (
    <li style={{ listStyle: 'none' }}>
      <Group gap={6} wrap="nowrap">
        {state.kind === 'sent' || state.kind === 'kept' ? (
          <IconCircleCheck size={18} color="var(--mantine-color-green-8)" aria-hidden />
        ) : null}
        <Text fz="sm" truncate dir="auto" style={{ flex: 1 }}>
          {name}
        </Text>
        {state.kind === 'failed' ? (
          <ActionIcon
            variant="subtle"
            aria-label={t('evidence.retry', { name })}
            onClick={() => evidence.retry(key)}
          >
            <IconRefresh size={16} aria-hidden />
          </ActionIcon>
        ) : null}
        <RemoveButton label={t('evidence.remove', { name })} onClick={() => evidence.remove(key)} />
      </Group>
      {state.kind === 'sending' ? (
        <Progress value={state.percent} size={4} aria-label={t('evidence.sending', { name })} />
      ) : null}
      {state.kind === 'failed' ? (
        <Text fz="sm" c="red.9" role="alert">
          {t('evidence.failed', { name })}. {refusal(state.error)}
        </Text>
      ) : null}
    </li>
  );
}
