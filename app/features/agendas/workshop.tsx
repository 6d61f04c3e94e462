import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconHeading } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { BODY } from '#domain/comments/about';
import { appendRichText, type RichNode } from '#domain/document/rich-text';
import { documentParts } from '#domain/document/shape';
import { CommentableView } from '~/features/comments/commentable-view';
import { usePlan } from '../documents/plan/plan-context';
import type { PlanSlots } from '../documents/plan/plan-page';
import { RichEditor } from '../documents/text/rich-editor';
import { isBlank } from '../documents/text/rich-view';
import { Attendance } from './attendance';
import { Outcomes } from './outcomes';
import classes from './workshop.module.css';

const notesPlace = { activityId: null, field: BODY };

/** What is written during the workshop, by several people at once: notes, who is there, what is decided. */
export default function Workshop({ reportStatus }: { reportStatus: PlanSlots['reportStatus'] }) {
  const { t } = useTranslation('agendas');
  return (
    <div className={classes.page} data-testid="workshop">
      <div className={classes.parts}>
        <Part title={t('notes.title')}>
          <Notes />
        </Part>
        <Part title={t('attendance.title')}>
          <Attendance reportStatus={reportStatus} />
        </Part>
      </div>
      <div className={classes.parts}>
        <Part title={t('outcome.decisions')}>
          <Outcomes kind="decision" />
        </Part>
        <Part title={t('outcome.followUps')}>
          <Outcomes kind="follow-up" />
        </Part>
      </div>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id}>
      <Title order={2} fz="md" mb="xs" id={id}>
        {title}
      </Title>
      {children}
    </Paper>
  );
}

/** The agenda's text: what was said. */
function Notes() {
  const { doc, snapshot, writable, edit } = usePlan();
  const { t } = useTranslation('agendas');
  const blank = isBlank(snapshot.body);
  if (!writable)
    return blank ? (
      <Text c="dimmed">{t('notes.empty')}</Text>
    ) : (
      <CommentableView node={snapshot.body} place={notesPlace} />
    );
  const titles = snapshot.activities.map(({ title }) => title).filter(Boolean);
  return (
    <>
      {blank && titles.length > 0 ? (
        <Group mb="xs">
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconHeading size={15} aria-hidden />}
            onClick={() => edit((target) => appendRichText(documentParts(target).body, headings(titles)))}
          >
            {t('notes.prepare')}
          </Button>
        </Group>
      ) : null}
      <RichEditor
        fragment={documentParts(doc).body}
        label={t('notes.title')}
        placeholder={t('notes.placeholder')}
        place={notesPlace}
        headings
        minHeight="8rem"
      />
    </>
  );
}

/** A heading for each session, with room under it. */
const headings = (titles: readonly string[]): RichNode => ({
  type: 'doc',
  content: titles.flatMap((text) => [
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text }] },
    { type: 'paragraph' },
  ]),
});
