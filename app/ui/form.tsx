import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from './focus';

/** The end of every form: what it does, and the way out. */
export function FormActions(props: { submit: string; pending?: boolean; onCancel?: () => void }) {
  const { t } = useTranslation();
  const submit = useFocusBack<HTMLButtonElement>(props.pending ?? false);
  return (
    <Group justify="flex-end" mt="md" gap="xs">
      {props.onCancel ? (
        <Button variant="default" onClick={props.onCancel}>
          {t('action.cancel')}
        </Button>
      ) : null}
      <Button ref={submit} type="submit" loading={props.pending}>
        {props.submit}
      </Button>
    </Group>
  );
}
