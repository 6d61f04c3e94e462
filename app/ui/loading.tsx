import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const rows = (count: number) => Array.from({ length: count }, (_, row) => row);

/** Stands where a table will be. */
export function TableLoading({ lines = 8 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap={8} aria-busy="true">
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      <Skeleton height={32} />
      {rows(lines).map((row) => (
        <Skeleton key={row} height={24} width={`${96 - (row % 4) * 7}%`} />
      ))}
    </Stack>
  );
}
