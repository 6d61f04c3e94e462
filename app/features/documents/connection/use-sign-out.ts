import { useSubmit } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { forgetDrafts } from '~/features/comments/drafts';
import { useConfirm } from '~/ui/confirm';
import { forgetDevice, unsentOnDevice } from './device-copy';

/**
 * Signs out: what this device keeps of the person goes first. When some of it never reached the server, nothing is
 * removed before the person has said so.
 */
export function useSignOut(personId: string): () => Promise<void> {
  const { t } = useTranslation('collab');
  const submit = useSubmit();
  const ask = useConfirm();
  const leave = async (): Promise<void> => {
    forgetDrafts(personId);
    await forgetDevice(personId);
    submit(null, { method: 'post', action: '/logout' });
  };
  return async () => {
    const unsent = new Set(await unsentOnDevice(personId));
    if (unsent.size === 0) return leave();
    ask({
      title: t('signOut.title'),
      text: t('signOut.text', { count: unsent.size }),
      confirm: t('signOut.confirm'),
      danger: true,
      onConfirm: () => void leave(),
    });
  };
}
