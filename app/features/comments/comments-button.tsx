import { ActionIcon, Indicator, Tooltip } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useComments } from './comments-context';

/** Opens the list of all threads, and says how many are open. */
export function CommentsButton() {
  const { t } = useTranslation('comments');
  const { threads, list } = useComments();
  const open = (threads ?? []).filter(({ resolved }) => resolved === null).length;
  return (
    <Tooltip label={t('ofDocument')}>
      <Indicator label={open} size={16} disabled={open === 0} color="sea" offset={4} zIndex={1}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('open', { count: open })}
          data-testid="open-comments"
          onClick={() => list(true)}
        >
          <IconMessage size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Indicator>
    </Tooltip>
  );
}
