import { Button } from '@mantine/core';
import { Link } from '@remix-run/react';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export function ChangeDefinition({ indicatorId }: { indicatorId: string }) {
  const { t } = useTranslation();
  return (
    <Button
      component={Link}
      to={`/indicators/${indicatorId}/edit`}
      variant="default"
      leftSection={<IconPencil size={16} aria-hidden />}
    >
      {t('action.edit')}
    </Button>
  );
}
