import { useTranslation } from 'react-i18next';
import type { Refusal } from '~/ui/refusal';
import type { DefinitionValues } from './values';

/** The server's name of a field → the form's. */
const fields: Readonly<Record<string, keyof DefinitionValues>> = {
  code: 'code',
  kind: 'kind',
  unit: 'unit',
  timeRule: 'timeRule',
  orgRule: 'orgRule',
  source: 'source',
  sourceSpec: 'source',
  parentId: 'parentId',
  projectIds: 'projectIds',
  responsibleId: 'responsibleId',
};
const reasons = ['cycle', 'project', 'gone', 'children'] as const;

/** Where a refusal belongs in the form, and what it says there; null when it is of no field. */
export function useRefusedField(): (refusal: Refusal) => {
  readonly field: keyof DefinitionValues;
  readonly text: string;
} | null {
  const { t } = useTranslation(['indicators', 'errors']);
  return ({ code, details }) => {
    const field = fields[String(details.field)];
    if (!field) return null;
    if (code === 'conflict') return { field, text: t('form.refused.code') };
    if (code === 'has-figures') return { field, text: t('errors:code.has-figures') };
    const why = reasons.find((reason) => reason === details.why);
    return { field, text: why ? t(`form.refused.${why}`) : t('errors:field.wrong') };
  };
}
