import { Menu } from '@mantine/core';
import { IconBulb, IconRowInsertBottom } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { menuIcon } from '~/ui/menu-icon';
import { BandMenu, BandTools } from '../documents/grid/band-tools';
import { usePlan } from '../documents/plan/plan-context';
import { firstSuggested } from './place-suggestions';
import { SuggestionMark } from './suggestion-mark';
import { useSuggestions } from './suggestions-context';

/** On the band of a section: what waits there, and for whoever may not write what they can propose. */
export function SuggestOnBand({ sectionId, title }: { sectionId: string; title: string }) {
  const { t } = useTranslation('suggestions');
  const { writable } = usePlan();
  const { maySuggest, marks, suggestions, show, propose } = useSuggestions();
  const count = Object.values(marks[sectionId] ?? {}).reduce((sum, each) => sum + each, 0);
  const first = firstSuggested(suggestions ?? [], sectionId, 'title');
  return (
    <BandTools>
      <SuggestionMark still count={count} onOpen={() => first && show(first)} />
      {maySuggest && !writable ? (
        <BandMenu title={title}>
          {(writing) => (
            <>
              <Menu.Item
                leftSection={<IconBulb {...menuIcon} />}
                onClick={writing(() => propose({ kind: 'section', sectionId }))}
              >
                {t('propose.title')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconRowInsertBottom {...menuIcon} />}
                onClick={writing(() => propose({ kind: 'add', sectionId }))}
              >
                {t('propose.addHere')}
              </Menu.Item>
            </>
          )}
        </BandMenu>
      ) : null}
    </BandTools>
  );
}
