import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../view-bar.module.css';
import { useFilter } from './use-filter';

/** Milliseconds after the last letter: the address is not rewritten with each of them. */
const PAUSE = 200;

/** The words that the activities shown must have. */
export function SearchField() {
  const [{ text }, change] = useFilter();
  const { t } = useTranslation('views');
  const [typed, setTyped] = useState(text);
  const sent = useRef(text);
  const send = useDebouncedCallback((words: string) => {
    sent.current = words;
    change({ text: words });
  }, PAUSE);
  // Taken back elsewhere (a chip, another link), not by what is being typed.
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    setTyped(text);
  }, [text]);
  const write = (words: string): void => {
    setTyped(words);
    send(words);
  };
  return (
    <TextInput
      type="search"
      className={classes.search}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton size="sm" aria-label={t('filter.clearSearch')} onClick={() => write('')} />
        )
      }
      placeholder={t('filter.search')}
      aria-label={t('filter.search')}
      value={typed}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}
