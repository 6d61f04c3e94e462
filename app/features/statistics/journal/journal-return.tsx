import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countJournal } from '#domain/statistics/journal/count';
import { useSignedIn } from '~/routes/layout';
import { DoneMessage } from '~/ui/done-message';
import { TableLoading } from '~/ui/loading';
import type { Making } from '../returns/making';
import { BeginJournal } from './begin-journal';
import type { Imported } from './import-journal';
import { OpenedJournal } from './opened-journal';
import { UnlockJournal } from './unlock-journal';
import { useJournal } from './use-journal';

/**
 * A return made from cases that are written one by one. They are kept on this device, encrypted under a code that only
 * the person knows, and counted here; what is submitted is the fixed tables, as with a register's file.
 */
export function JournalReturn(making: Making) {
  const { page, head, sent } = making;
  const { period, organisation } = page;
  const { person } = useSignedIn();
  const device = useJournal(person.id, organisation.id);
  const { state } = device;
  const [imported, setImported] = useState<{ done: Imported; time: number } | null>(null);
  const journal = state.state === 'open' ? state.journal : null;
  const counted = useMemo(
    () => journal && countJournal(journal, { start: period.startsOn, end: period.endsOn }),
    [journal, period.startsOn, period.endsOn],
  );
  const fileName = `${organisation.code}-${dayjs().format('YYYY-MM-DD')}.jalon-journal`;
  const told = (done: Imported) => setImported({ done, time: Date.now() });
  return (
    <>
      {head(counted !== null && counted.cases > 0)}
      {imported ? <ImportDone key={imported.time} done={imported.done} /> : null}
      {state.state === 'looking' ? <TableLoading lines={6} /> : null}
      {state.state === 'unavailable' ? <NotHere /> : null}
      {state.state === 'none' ? <BeginJournal journal={device} onImported={told} /> : null}
      {state.state === 'locked' ? <UnlockJournal journal={device} fileName={fileName} /> : null}
      {state.state === 'open' && counted ? (
        <OpenedJournal
          making={making}
          device={device}
          open={state}
          counted={counted}
          fileName={fileName}
          onImported={told}
        />
      ) : (
        sent
      )}
    </>
  );
}

function NotHere() {
  const { t } = useTranslation('statistics');
  return (
    <Alert color="yellow" icon={<IconInfoCircle />}>
      {t('journal.unavailable')}
    </Alert>
  );
}

/** Each number by itself: what an import did with a case is said, also when it did nothing. */
function ImportDone({ done: { added, updated, removed, kept } }: { done: Imported }) {
  const { t } = useTranslation('statistics');
  return (
    <DoneMessage>
      {[
        t('journal.import.added', { count: added }),
        t('journal.import.updated', { count: updated }),
        ...(removed > 0 ? [t('journal.import.removed', { count: removed })] : []),
        ...(kept > 0 ? [t('journal.import.kept', { count: kept })] : []),
      ].join(' ')}
    </DoneMessage>
  );
}
