import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnId } from '#domain/document/kinds';
import { usePlan } from './plan-context';

/** What a column of the open document is called: an agenda's rows are sessions, not activities. */
export function useColumnName(): (column: ColumnId) => string {
  const { snapshot } = usePlan();
  const { t } = useTranslation('documents');
  return useCallback(
    (column) => (column === 'title' ? t('column.title', { context: snapshot.kind }) : t(`column.${column}`)),
    [snapshot.kind, t],
  );
}
