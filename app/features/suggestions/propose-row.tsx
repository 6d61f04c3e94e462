import { ActionIcon, NativeSelect, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnId, kindDefinitions } from '#domain/document/kinds';
import type { ActivitySnapshot, DocumentSnapshot } from '#domain/document/read';
import { applySuggestion } from '#domain/suggestions/apply';
import { proposeField, type Suggested } from '#domain/suggestions/proposal';
import { isSuggested, valueIn } from '#domain/suggestions/values';
import { columnShapes } from '../documents/grid/columns';
import { ChangeLine } from '../documents/history/change-line';
import { usePlan } from '../documents/plan/plan-context';
import { changeOf } from './change-of';
import { draftOf, draftOfNew } from './draft';
import { ProposedField } from './proposed-field';
import { SendForm } from './send-form';
import classes from './suggestions.module.css';
import { useRowNames } from './use-row-names';

/** Every activity has them, whether or not the kind's grid shows them. */
const always: readonly ColumnId[] = ['title', 'partners', 'quantity', 'targetGroup', 'kind', 'projects'];

/**
 * Other values for the fields of an activity, or those of a new one, written in a copy of the plan.
 * @param place of a new activity: where it is to stand
 */
export function ProposeRow(props: {
  activityId: string;
  column: ColumnId;
  base: DocumentSnapshot;
  place?: { readonly sectionId: string | null; readonly afterId?: string | null };
}) {
  const { activityId, base, place } = props;
  const { snapshot } = usePlan();
  const { t } = useTranslation(['suggestions', 'documents']);
  const before = base.activities.find(({ id }) => id === activityId);
  const after = snapshot.activities.find(({ id }) => id === activityId);
  if (!before || !after) return <Text>{t('suggestions:standing.gone')}</Text>;
  return <Fields {...props} before={before} after={after} place={place} />;
}

function Fields(props: {
  column: ColumnId;
  before: ActivitySnapshot;
  after: ActivitySnapshot;
  place: { readonly sectionId: string | null; readonly afterId?: string | null } | undefined;
}) {
  const { before, after, place } = props;
  const { snapshot, doc } = usePlan();
  const { t } = useTranslation(['suggestions', 'documents']);
  const names = useRowNames();
  const [column, setColumn] = useState<ColumnId>(props.column);
  // Who goes through the list of fields by keyboard stays in it: only the first one is open at once.
  const [chosen, setChosen] = useState(false);
  const reason = useRef<HTMLTextAreaElement>(null);
  const own = kindDefinitions[snapshot.kind].columns;
  const columns = [...own, ...always.filter((each) => !own.includes(each))].filter(
    (each) => isSuggested(each) && columnShapes[each].editor !== 'none',
  );
  const changes = draftOf(before, after);
  const takeBack = ({ proposal }: Suggested): void => {
    if (proposal.kind !== 'field') return;
    const { field, value } = proposal;
    // The field's own value of before: written into the copy as an accepted suggestion would be.
    const inverse = proposeField(after.id, field, valueIn(before, field));
    applySuggestion(doc, { proposal: inverse, before: value }, { seen: { now: value } }, new Date());
  };
  const add = place && draftOfNew(before, after, place);
  const ready = place ? after.title.trim() !== '' : changes.length > 0;
  return (
    <Stack gap="sm">
      {place ? null : (
        <Text fz="sm" fw={600} dir="auto">
          {before.title || t('documents:plan.untitled')}
        </Text>
      )}
      <NativeSelect
        label={t('suggestions:propose.field')}
        value={column}
        onChange={(event) => {
          setColumn(columns.find((each) => each === event.currentTarget.value) ?? 'title');
          setChosen(true);
        }}
        data={columns.map((each) => ({ value: each, label: t(`documents:column.${each}`) }))}
      />
      <ProposedField
        key={column}
        activity={after}
        column={column}
        open={!chosen}
        onDone={() => reason.current?.focus()}
      />
      {changes.length > 0 ? (
        <div>
          <Text fz="sm" fw={600} mb={4}>
            {t('suggestions:propose.list', { count: changes.length })}
          </Text>
          <ul className={classes.drafted}>
            {changes.map(({ proposal, before: was }) => {
              const change = changeOf(proposal, was, proposal.kind === 'field' ? proposal.value : null);
              const label = t('suggestions:propose.takeBack');
              return (
                <li key={change.field}>
                  <span>
                    <ChangeLine change={change} names={names} about={after.id} onBringBack={null} />
                  </span>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={label}
                    title={label}
                    onClick={() => {
                      takeBack({ proposal, before: was });
                      reason.current?.focus();
                    }}
                  >
                    <IconArrowBackUp size={15} aria-hidden className="mirrored" />
                  </ActionIcon>
                </li>
              );
            })}
          </ul>
        </div>
      ) : null}
      <SendForm reasonRef={reason} ready={ready} suggestions={add ? [add] : changes} />
    </Stack>
  );
}
