import { Box, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/format';
import type { Figure } from './figures';

/** A count, or the one sign for everything that is hidden. */
export function FigureText({ figure }: { figure: Figure }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (figure !== null) return <>{format.number(figure)}</>;
  return (
    <Box component="span" fw={700} title={t('value.hidden')}>
      <span aria-hidden>·</span>
      <VisuallyHidden>{t('value.hidden')}</VisuallyHidden>
    </Box>
  );
}
