import { useSubmit } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { lockEverywhere } from '~/features/statistics/journal/lock-everywhere';
import { countKept, forgetKept } from '~/kept';
import { useConfirm } from '~/ui/confirm';

/**
 * Signs out: what this device keeps of the person goes first. When some of it never reached the server, nothing is
 * removed before the person has said so.
 */
export function useSignOut(personId: string): () => Promise<void> {
  const { t } = useTranslation('collab');
  const submit = useSubmit();
  const ask = useConfirm();
  const leave = async (): Promise<void> => {
    // Loaded when somebody signs out: on most pages nothing of it is needed.
    const { forgetDevice } = await import('./device-copy');
    // A journal of cases stays, for there is no other copy; nobody who comes after finds it open.
    lockEverywhere(personId);
    forgetKept('comment', personId);
    forgetKept('typed', personId);
    await forgetDevice(personId);
    submit(null, { method: 'post', action: '/logout' });
  };
  return async () => {
    // Nothing more is loaded to ask: without a line it would not come, and nobody would be warned.
    const { unsentOnDevice } = await import('./device-copy');
    const unsent = new Set(await unsentOnDevice(personId));
    const typed = countKept('typed', personId);
    if (unsent.size + typed === 0) return leave();
    ask({
      title: t('signOut.title'),
      text: [
        unsent.size > 0 ? t('signOut.text', { count: unsent.size }) : '',
        typed > 0 ? t('signOut.typed', { count: typed }) : '',
      ].join(' '),
      confirm: t('signOut.confirm'),
      danger: true,
      onConfirm: () => void leave(),
    });
  };
}
