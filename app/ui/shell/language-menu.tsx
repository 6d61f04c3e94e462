import { Button, Menu } from '@mantine/core';
import { useFetcher, useLocation } from '@remix-run/react';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { interfaceLanguages } from '#domain/language';
import { languageNames, useLanguage } from '~/i18n/language';
import { useFocusBack } from '~/ui/focus';

/** Chooses the interface's language; each names itself, so that it is found by who cannot read the others. */
export function LanguageMenu() {
  const { t } = useTranslation();
  const shown = useLanguage();
  const fetcher = useFetcher();
  const button = useFocusBack<HTMLButtonElement>(fetcher.state !== 'idle');
  const { pathname, search } = useLocation();
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button
          ref={button}
          variant="subtle"
          color="gray"
          size="compact-md"
          leftSection={<IconLanguage size={18} stroke={1.7} aria-hidden />}
          aria-label={`${t('shell.language')}: ${languageNames[shown]}`}
          loading={fetcher.state !== 'idle'}
        >
          {shown.toUpperCase()}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {interfaceLanguages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            aria-current={language === shown ? 'true' : undefined}
            rightSection={language === shown ? <IconCheck size={16} aria-hidden /> : null}
            onClick={() =>
              fetcher.submit({ language, next: pathname + search }, { method: 'post', action: '/language' })
            }
          >
            {languageNames[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
