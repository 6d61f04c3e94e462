import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Written } from './write-block';

/** The most that is listed; the rest is counted. */
const MOST_LISTED = 5;

/** Says what came of a pasted block, and names what found no place. */
export function WrittenNotice({ written: { cells, added, notRead, leftOut } }: { written: Written }) {
  const { t } = useTranslation('documents');
  const missed = [
    ...notRead.map(({ column, text }) => t('block.inColumn', { column: t(`column.${column}`), text })),
    ...leftOut.map((text) => t('block.without', { text })),
  ];
  return (
    <>
      <Text fz="sm">
        {t('block.written', { count: cells })}
        {added.length > 0 ? ` ${t('block.added', { count: added.length })}` : null}
      </Text>
      {missed.length > 0 ? (
        <>
          <Text fz="sm" mt={4} fw={600}>
            {t('block.missed', { count: missed.length })}
          </Text>
          <List fz="sm" size="sm">
            {missed.slice(0, MOST_LISTED).map((line, index) => (
              // Two cells may say the same.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <List.Item key={index} dir="auto">
                {line}
              </List.Item>
            ))}
          </List>
          {missed.length > MOST_LISTED ? (
            <Text fz="sm">{t('block.more', { count: missed.length - MOST_LISTED })}</Text>
          ) : null}
        </>
      ) : null}
    </>
  );
}
