import { IconBulb } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CountButton } from '~/ui/count-button';
import { useSuggestions } from './suggestions-context';

/** Opens the list of what is proposed, and says how much waits for a decision. */
export function SuggestionsButton() {
  const { t } = useTranslation('suggestions');
  const { suggestions, list } = useSuggestions();
  const open = (suggestions ?? []).filter(({ state }) => state === 'open').length;
  return (
    <CountButton
      tip={t('ofDocument')}
      label={t('open', { count: open })}
      count={open}
      color="grape.9"
      icon={IconBulb}
      testId="open-suggestions"
      onClick={() => list(true)}
    />
  );
}
