import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { direction, type InterfaceLanguage } from '#domain/language';
import { theme, variables } from '~/theme';

/** Keeps Mantine's direction with the language when another one is chosen. */
function FollowDirection({ language }: { language: InterfaceLanguage }) {
  const { dir, setDirection } = useDirection();
  const wanted = direction(language);
  useEffect(() => {
    if (dir !== wanted) setDirection(wanted);
  }, [dir, wanted, setDirection]);
  return null;
}

/** Mantine with our theme, direction, dates, dialogs and notices. */
export function Interface({ language, children }: { language: InterfaceLanguage; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <DirectionProvider initialDirection={direction(language)} detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme="light">
        <FollowDirection language={language} />
        <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
          <ModalsProvider labels={{ confirm: t('action.confirm'), cancel: t('action.cancel') }}>
            <Notifications position="bottom-right" limit={3} />
            {children}
          </ModalsProvider>
        </DatesProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
