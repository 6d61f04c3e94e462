import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RemoveButton } from '~/ui/remove-button';
import { acceptedMinutes, MAX_MEGABYTES } from './send-minutes';

/** A file that is still to be sent, or one that the fact which is corrected has. */
export type Minutes = File | { readonly id: string; readonly name: string };

/** The minutes of the meeting, sent with the form. */
export function MinutesField(props: { value: Minutes | null; onChange: (value: Minutes | null) => void }) {
  const { value, onChange } = props;
  const { t } = useTranslation('adoption');
  return (
    <Stack gap={4} role="group" aria-label={t('record.minutes')}>
      <Text fw={500} fz="sm">
        {t('record.minutes')}
      </Text>
      <Text fz="xs" c="dimmed">
        {t('record.minutesHint', { megabytes: MAX_MEGABYTES })}
      </Text>
      {value ? (
        <Group gap={6} wrap="nowrap">
          <IconPaperclip size={16} aria-hidden />
          <Text fz="sm" truncate dir="auto">
            {value.name}
          </Text>
          <RemoveButton
            label={t('record.minutesRemove', { name: value.name })}
            onClick={() => onChange(null)}
          />
        </Group>
      ) : (
        <FileButton
          accept={acceptedMinutes}
          inputProps={{ 'aria-label': t('record.minutesChoose') }}
          onChange={onChange}
        >
          {(button) => (
            <Button
              {...button}
              variant="default"
              leftSection={<IconPaperclip size={16} aria-hidden />}
              style={{ alignSelf: 'flex-start' }}
            >
              {t('record.minutesChoose')}
            </Button>
          )}
        </FileButton>
      )}
    </Stack>
  );
}
