import { useTranslation } from 'react-i18next';
import { useNotice } from '~/ui/notice';
import { useShown } from '../views/use-shown';
import type { RowCommands } from './use-rows';

/** Whether the lines stand as the document has them: in another order there is no place to move a line to. */
export function useDocumentOrder(): {
  readonly is: boolean;
  /** The commands, of which moving within the order says why it does nothing. */
  only(commands: RowCommands): RowCommands;
} {
  const { sorting, grouping } = useShown();
  const { t } = useTranslation('views');
  const notice = useNotice();
  const is = sorting === null && grouping === 'section';
  return {
    is,
    only: (commands) => (is ? commands : { ...commands, moveByOne: () => notice.done(t('arrange.noMove')) }),
  };
}
