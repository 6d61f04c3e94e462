import { IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CountButton } from '~/ui/count-button';
import { useComments } from './comments-context';

/** Opens the list of all threads, and says how many are open. */
export function CommentsButton() {
  const { t } = useTranslation('comments');
  const { threads, list } = useComments();
  const open = (threads ?? []).filter(({ resolved }) => resolved === null).length;
  return (
    <CountButton
      tip={t('ofDocument')}
      label={t('open', { count: open })}
      count={open}
      color="sea"
      icon={IconMessage}
      testId="open-comments"
      onClick={() => list(true)}
    />
  );
}
