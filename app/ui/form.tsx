import { Button, Group } from '@mantine/core';
import type { UseFormInput } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Keys } from '../../locales';

type Problem = keyof Keys['errors']['field'];
const problems: Readonly<Record<string, Problem>> = {
  invalid_type: 'missing',
  invalid_format: 'format',
  too_small: 'tooSmall',
  too_big: 'tooBig',
};

/**
 * `validate` of @mantine/form from a zod schema, the same schema as the procedure's. A check that gives a message
 * of its own (`.refine(…, { error: 'key' })`) names a key of errors.field.
 */
export function useSchemaCheck<T extends Record<string, unknown>>(
  schema: z.ZodType<unknown, T>,
): NonNullable<UseFormInput<T>['validate']> {
  const { t } = useTranslation('errors');
  return (values: T) => {
    const checked = schema.safeParse(values);
    if (checked.success) return {};
    return Object.fromEntries(
      checked.error.issues.map((issue) => {
        const missing = issue.code === 'too_small' && issue.origin === 'string';
        return [issue.path.join('.'), t(`field.${missing ? 'missing' : (problems[issue.code] ?? 'wrong')}`)];
      }),
    );
  };
}

/** The end of every form: what it does, and the way out. */
export function FormActions(props: { submit: string; pending?: boolean; onCancel?: () => void }) {
  const { t } = useTranslation();
  return (
    <Group justify="flex-end" mt="md" gap="xs">
      {props.onCancel ? (
        <Button variant="default" onClick={props.onCancel}>
          {t('action.cancel')}
        </Button>
      ) : null}
      <Button type="submit" loading={props.pending}>
        {props.submit}
      </Button>
    </Group>
  );
}
