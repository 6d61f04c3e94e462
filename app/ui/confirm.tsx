import { Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Question {
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly text: string;
  /** More of it than a sentence holds. */
  readonly details?: ReactNode;
  /** The verb of the button: "Supprimer", never "OK". */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly onConfirm: () => void;
}

const first = { 'data-autofocus': true };

/** Asks before something that cannot be taken back easily. */
export function useConfirm(): (question: Question) => void {
  const { t } = useTranslation();
  return ({ title, text, details, confirm, danger = false, onConfirm }) => {
    modals.openConfirmModal({
      title,
      children: (
        <Stack gap="sm">
          <Text>{text}</Text>
          {details}
        </Stack>
      ),
      labels: { confirm, cancel: t('action.cancel') },
      // What cannot be taken back is not one key away.
      confirmProps: danger ? { color: 'red' } : first,
      cancelProps: danger ? first : {},
      closeButtonProps: { 'aria-label': t('action.close') },
      onConfirm,
    });
  };
}
