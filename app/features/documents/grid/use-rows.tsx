import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { ActivitySnapshot, SectionSnapshot } from '#domain/document/read';
import {
  addActivity,
  addSection,
  deleteNodes,
  moveActivity,
  restoreNodes,
  setSection,
} from '#domain/document/shape';
import type { ActivityId, SectionId } from '#domain/ids';
import { usePlan } from '../plan/plan-context';
import { addBeside, duplicate, moveByOne } from './edits';

export interface RowCommands {
  addBeside(activity: ActivitySnapshot, where: 'above' | 'below'): ActivityId;
  addInto(sectionId: SectionId | null): ActivityId;
  moveByOne(id: string, by: -1 | 1): void;
  moveTo(id: ActivityId, to: { sectionId: SectionId | null; afterId: ActivityId | null | undefined }): void;
  duplicate(activity: ActivitySnapshot): ActivityId;
  remove(activity: ActivitySnapshot): void;
  addSection(parentId: SectionId | null, afterId?: SectionId | null): SectionId;
  renameSection(id: SectionId, title: string): void;
  suspend(id: SectionId, reason: string | null): void;
  removeSection(section: SectionSnapshot): void;
}

/** What can be done with whole rows. Each is one step of undo; what disappears can be brought back at once. */
export function useRows(): RowCommands {
  const { edit, now } = usePlan();
  const { t } = useTranslation('documents');

  function made<T>(change: (doc: Parameters<Parameters<typeof edit>[0]>[0]) => T): T {
    let result: { value: T } | undefined;
    edit((doc) => {
      result = { value: change(doc) };
    });
    if (!result) throw new Error('An edit runs at once.');
    return result.value;
  }
  function remove(id: string, message: string): void {
    edit((doc) => deleteNodes(doc, [id], new Date(), 'grid'));
    notifications.show({
      id: `deleted-${id}`,
      autoClose: 10_000,
      withCloseButton: true,
      closeButtonProps: { 'aria-label': t('panel.close') },
      message: (
        <Group justify="space-between" gap="xs">
          <Text fz="sm" lineClamp={2} dir="auto">
            {message}
          </Text>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              edit((doc) => restoreNodes(doc, [id], 'grid'));
              notifications.hide(`deleted-${id}`);
            }}
          >
            {t('row.undo')}
          </Button>
        </Group>
      ),
    });
  }

  return {
    addBeside: (activity, where) => made((doc) => addBeside(doc, now(), activity, where)),
    addInto: (sectionId) => made((doc) => addActivity(doc, { sectionId }, 'grid')),
    moveByOne: (id, by) => edit((doc) => moveByOne(doc, now(), id, by)),
    moveTo: (id, { sectionId, afterId }) =>
      edit((doc) => {
        const last = now().activities.findLast((each) => each.sectionId === sectionId && each.id !== id);
        moveActivity(
          doc,
          id,
          { sectionId, afterId: afterId === undefined ? (last?.id ?? null) : afterId },
          'grid',
        );
      }),
    duplicate: (activity) => made((doc) => duplicate(doc, activity)),
    remove: (activity) =>
      remove(activity.id, t('row.deleted', { title: activity.title || t('plan.untitled') })),
    addSection: (parentId, afterId) =>
      made((doc) => addSection(doc, { parentId }, 'grid', afterId === undefined ? {} : { afterId })),
    renameSection: (id, title) => edit((doc) => setSection(doc, id, 'title', title, 'grid')),
    suspend: (id, reason) =>
      edit((doc) =>
        doc.transact(() => {
          setSection(doc, id, 'suspended', reason !== null, 'grid');
          setSection(doc, id, 'suspendedReason', reason ?? '', 'grid');
        }, 'grid'),
      ),
    removeSection: (section) =>
      remove(section.id, t('section.deleted', { title: section.title || t('plan.untitled') })),
  };
}
