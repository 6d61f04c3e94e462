import { later, laterPart, useOnce } from '~/ui/later';
import { useSuggestions } from './suggestions-context';

const Dialog = laterPart(
  later(() => import('./propose-dialog')),
  (part) => part.ProposeDialog,
);
const Drawer = laterPart(
  later(() => import('./suggestions-drawer')),
  (part) => part.SuggestionsDrawer,
);

/** What is proposed about one activity, loaded with the first panel. */
export const ActivitySuggestions = laterPart(
  later(() => import('./activity-suggestions')),
  (part) => part.ActivitySuggestions,
  null,
);

/** The dialog and the list, loaded when somebody first wants them: most who open a plan do not. */
export function SuggestionDialogs() {
  const { target, listed } = useSuggestions();
  const proposing = useOnce(target !== null);
  const listing = useOnce(listed);
  return (
    <>
      {proposing ? <Dialog /> : null}
      {listing ? <Drawer /> : null}
    </>
  );
}
