import { Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { addActivity } from '#domain/document/shape';
import { type ActivityId, newId, type SectionId } from '#domain/ids';
import { usePlan } from '../documents/plan/plan-context';
import { ProposeRemoval } from './propose-removal';
import { ProposeRow } from './propose-row';
import { ProposeTitle } from './propose-title';
import { ScratchPlan } from './scratch-plan';
import { type ProposeTarget, useSuggestions } from './suggestions-context';

/** Where a change is proposed: nothing is written into the document before somebody accepts it. */
export function ProposeDialog() {
  const { t } = useTranslation(['suggestions', 'common']);
  const { target, ended } = useSuggestions();
  // What closes is drawn for a moment still.
  const [last, setLast] = useState(target);
  // Until it stands the dialog moves the focus itself, which would leave an editor that is open at once.
  const [stands, setStands] = useState(false);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (target) {
      setLast(target);
      opener.current = document.activeElement;
    }
  }, [target]);
  const shown = target ?? last;
  // It is loaded when it is first wanted, and opens after: what is open from the start never tells that it stands.
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(target !== null), [target]);
  return (
    <Modal
      opened={opened}
      onClose={ended}
      title={shown ? t(`suggestions:propose.dialog.${shown.kind}`) : ''}
      size="lg"
      // A slip outside would throw away what is written.
      closeOnClickOutside={false}
      closeOnEscape={false}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
      onEnterTransitionEnd={() => setStands(true)}
      onExitTransitionEnd={() => {
        setStands(false);
        if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
      }}
      onKeyDown={(event) => {
        // Editors keep the key that closes them to themselves.
        if (event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing) ended();
      }}
    >
      <div data-testid="propose-dialog">{shown && stands ? <Body target={shown} /> : null}</div>
    </Modal>
  );
}

function Body({ target }: { target: ProposeTarget }) {
  const { snapshot } = usePlan();
  const [newRow] = useState(() => newId<ActivityId>());
  switch (target.kind) {
    case 'document':
      return <ProposeTitle proposal={{ kind: 'document' }} before={snapshot.title} />;
    case 'section': {
      const { sectionId } = target;
      const section = snapshot.sections.find(({ id }) => id === sectionId);
      return <ProposeTitle proposal={{ kind: 'section', sectionId }} before={section?.title ?? ''} />;
    }
    case 'remove':
      return <ProposeRemoval activityId={target.activityId} />;
    case 'field':
      return (
        <ScratchPlan>
          {(base) => <ProposeRow activityId={target.activityId} column={target.column} base={base} />}
        </ScratchPlan>
      );
    case 'add': {
      const { sectionId, afterId } = target;
      const begin = (doc: Y.Doc): void => {
        // Rows' ids are branded for the compiler only.
        const where = afterId === undefined ? {} : { afterId: afterId as ActivityId | null };
        addActivity(doc, { sectionId: sectionId as SectionId | null }, 'grid', { id: newRow, ...where });
      };
      return (
        <ScratchPlan begin={begin}>
          {(base) => (
            <ProposeRow
              activityId={newRow}
              column="title"
              base={base}
              place={{ sectionId, ...(afterId === undefined ? {} : { afterId }) }}
            />
          )}
        </ScratchPlan>
      );
    }
  }
}
