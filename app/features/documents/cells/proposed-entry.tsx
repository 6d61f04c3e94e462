import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot } from '#domain/document/read';
import { applyEntries } from '../grid/edits';
import { usePlan } from '../plan/plan-context';
import classes from './cells.module.css';
import { type Entry, entriesOf, toMap, withProposal } from './entries';

/** A responsible whose word looks like a slip: what was probably meant, taken with one click, here only. */
export function ProposedEntry({ activity, entry }: { activity: ActivitySnapshot; entry: Entry }) {
  const { edit, choices, writable } = usePlan();
  const { t } = useTranslation('documents');
  const { text, proposed = '' } = entry;
  const known = choices.organisations.some(({ code }) => code === proposed);
  const accept = (): void => {
    const before = entriesOf(activity, 'responsibles');
    const after = before.map((each) => (each.key === entry.key ? withProposal(each, choices) : each));
    edit((doc) =>
      applyEntries(
        doc,
        activity.id,
        'responsibles',
        toMap('responsibles', before),
        toMap('responsibles', after),
      ),
    );
  };
  return (
    <span className={classes.chip} data-proposed data-lead={entry.lead || undefined}>
      <bdi>{text}</bdi>
      {writable && known ? (
        <button
          type="button"
          tabIndex={-1}
          className={classes.accept}
          aria-label={t('cell.accept', { proposed, text })}
          title={t('cell.accept', { proposed, text })}
          onClick={(event) => {
            event.stopPropagation();
            accept();
          }}
        >
          {t('cell.proposed', { proposed })}
        </button>
      ) : (
        <span className={classes.between}>{t('cell.proposed', { proposed })}</span>
      )}
    </span>
  );
}
