import { DirectionProvider, MantineProvider, MantineThemeProvider, useDirection } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { type ReactNode, useEffect, useMemo } from 'react';
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
  const close = t('action.close');
  // A notice's cross has no words of its own, and is nameless to who does not see it.
  const noticeTheme = useMemo(
    () => ({
      components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': close } } } },
    }),
    [close],
  );
  return (
    <DirectionProvider initialDirection={direction(language)} detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme="light">
        <FollowDirection language={language} />
        <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
          <ModalsProvider labels={{ confirm: t('action.confirm'), cancel: t('action.cancel') }}>
            <MantineThemeProvider theme={noticeTheme}>
              <Notifications position="bottom-right" limit={3} />
            </MantineThemeProvider>
            {children}
          </ModalsProvider>
        </DatesProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
