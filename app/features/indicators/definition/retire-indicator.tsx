import { Button } from '@mantine/core';
import { useNavigate } from '@remix-run/react';
import { IconArchive } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { IndicatorId } from '#domain/ids';
import { useTRPC } from '~/trpc/client';
import { useConfirm } from '~/ui/confirm';
import { useNotice } from '~/ui/notice';

/** Takes an indicator out of use, once it was asked for twice: it does not come back. */
export function RetireIndicator({ indicatorId }: { indicatorId: IndicatorId }) {
  const { t } = useTranslation('indicators');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const notice = useNotice();
  const confirm = useConfirm();
  const retire = useMutation(
    trpc.indicator.retire.mutationOptions({
      onError: notice.failed,
      onSuccess: async () => {
        notice.done(t('retire.done'));
        await queries.invalidateQueries({ queryKey: trpc.indicator.pathKey() });
        navigate('/indicators');
      },
    }),
  );
  return (
    <Button
      variant="default"
      leftSection={<IconArchive size={16} aria-hidden />}
      loading={retire.isPending}
      onClick={() =>
        confirm({
          title: t('retire.title'),
          text: t('retire.text'),
          confirm: t('retire.button'),
          danger: true,
          onConfirm: () => retire.mutate({ indicatorId }),
        })
      }
    >
      {t('retire.button')}
    </Button>
  );
}
