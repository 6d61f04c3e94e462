import { Button, Menu, Text } from '@mantine/core';
import {
  IconCalendar,
  IconCalendarShare,
  IconCode,
  IconCsv,
  IconDownload,
  IconFileText,
  IconFileTypeDocx,
  IconFileTypePdf,
  IconFileTypeXls,
  IconTable,
} from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { interfaceLanguages } from '#domain/language';
import { CalendarDialog } from '~/features/calendars/later-calendar-dialog';
import { useLanguage } from '~/i18n/language';
import { useMenuFocus } from '../grid/use-menu-focus';
import { usePlan } from './plan-context';

const workshopFiles = ['minutes', 'decisions'] as const;

/** The document as a file, in its own language where the interface has it; and as a calendar to subscribe to. */
export function ExportMenu() {
  const { documentId, snapshot } = usePlan();
  const { t } = useTranslation(['documents', 'agendas']);
  const shown = useLanguage();
  const button = useRef<HTMLButtonElement>(null);
  const [subscribing, setSubscribing] = useState<boolean | null>(null);
  const { menu, writing } = useMenuFocus();
  const language = interfaceLanguages.find((each) => each === snapshot.language) ?? shown;
  const hasRows = snapshot.activities.length > 0;
  const file = (format: string, more = ''): string =>
    `/documents/${documentId}/export.${format}?language=${language}${more}`;
  const files = [
    ...(snapshot.kind === 'agenda'
      ? workshopFiles.map((part) => ({
          label: t(`agendas:file.${part}`),
          // In the language of who reads it.
          href: `/documents/${documentId}/export.docx?language=${shown}&part=${part}`,
          icon: IconFileText,
          shown: true,
        }))
      : []),
    { label: t('plan.exportDocx'), href: file('docx'), icon: IconFileTypeDocx, shown: true },
    { label: t('plan.exportPdf'), href: file('pdf'), icon: IconFileTypePdf, shown: true },
    { label: t('plan.exportXlsx'), href: file('xlsx'), icon: IconFileTypeXls, shown: true },
    {
      label: t('plan.exportXlsxSections'),
      href: file('xlsx', '&sheets=section'),
      icon: IconTable,
      shown: snapshot.sections.length > 1,
    },
    { label: t('plan.exportCsv'), href: file('csv'), icon: IconCsv, shown: hasRows },
    { label: t('plan.exportIcs'), href: file('ics'), icon: IconCalendar, shown: hasRows },
    { label: t('plan.exportJson'), href: file('json'), icon: IconCode, shown: true },
  ];
  return (
    <>
      <Menu position="bottom-end" withinPortal shadow="md" {...menu}>
        <Menu.Target>
          <Button ref={button} variant="default" px={{ base: 9, sm: 'md' }} aria-label={t('plan.export')}>
            <IconDownload size={16} aria-hidden />
            <Text span fz="sm" fw={600} ms={8} visibleFrom="sm">
              {t('plan.export')}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {files
            .filter((each) => each.shown)
            .map(({ label, href, icon: Icon }) => (
              <Menu.Item
                key={href}
                component="a"
                href={href}
                download
                leftSection={<Icon size={16} aria-hidden />}
              >
                {label}
              </Menu.Item>
            ))}
          {hasRows ? (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconCalendarShare size={16} aria-hidden />}
                onClick={writing(() => setSubscribing(true))}
              >
                {t('plan.subscribe')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <CalendarDialog
        documentId={documentId}
        opened={subscribing}
        onClose={() => setSubscribing(false)}
        onClosed={() => button.current?.focus()}
      />
    </>
  );
}
