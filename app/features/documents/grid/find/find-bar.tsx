import { ActionIcon, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '../plan-grid.module.css';
import type { Find } from './use-find';

/** What is looked for in the grid, how often it is there, and the way from one place to the next. */
export function FindBar({ find }: { find: Find }) {
  const { t } = useTranslation('grid');
  const { text, at, total, hidden } = find;
  const count = text.trim() === '' ? '' : total === 0 ? t('find.none') : t('find.count', { at, total });
  return (
    <search className={`${classes.find} no-print`}>
      <TextInput
        ref={find.field}
        className={classes.findField}
        size="xs"
        type="text"
        dir="auto"
        autoFocus
        aria-label={t('find.open')}
        placeholder={t('find.placeholder')}
        value={text}
        onChange={(event) => find.write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') find.close();
          else return;
          event.preventDefault();
        }}
      />
      <ActionIcon
        variant="default"
        size={30}
        disabled={total === 0}
        aria-label={t('find.previous')}
        title={`${t('find.previous')} (Shift+Enter)`}
        onClick={() => find.step(-1)}
      >
        <IconChevronUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={30}
        disabled={total === 0}
        aria-label={t('find.next')}
        title={`${t('find.next')} (Enter)`}
        onClick={() => find.step(1)}
      >
        <IconChevronDown size={16} aria-hidden />
      </ActionIcon>
      <Text fz="sm" role="status" data-testid="find-count">
        {count}
        {hidden > 0 ? ` · ${t('find.hidden', { count: hidden })}` : null}
        <VisuallyHidden dir="auto">{find.spoken}</VisuallyHidden>
      </Text>
      <ActionIcon
        variant="subtle"
        color="gray"
        ms="auto"
        aria-label={t('find.close')}
        onClick={() => find.close()}
      >
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </search>
  );
}
