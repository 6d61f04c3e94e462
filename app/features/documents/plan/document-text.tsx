import { Collapse, Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BODY } from '#domain/comments/about';
import { richTextToPlain } from '#domain/document/rich-text';
import { documentParts } from '#domain/document/shape';
import { CommentableView } from '~/features/comments/commentable-view';
import { useComments } from '~/features/comments/comments-context';
import { RichEditor } from '../text/later-rich-editor';
import { isBlank } from '../text/rich-view';
import classes from './plan.module.css';
import { usePlan } from './plan-context';

const bodyPlace = { activityId: null, field: BODY };

/**
 * The document's narrative. Beside a grid it is folded away; a document of kind text is nothing else. The
 * editor is there only while the text is open.
 */
export function DocumentText({ whole }: { whole: boolean }) {
  const { doc, snapshot, writable } = usePlan();
  const { t } = useTranslation('documents');
  const { threads, shown } = useComments();
  const [opened, setOpened] = useState(whole);
  // What the address leads to is in sight.
  const leads = threads?.some(({ id, about }) => id === shown && about.kind === 'text' && !about.activityId);
  useEffect(() => {
    if (leads) setOpened(true);
  }, [leads]);
  const blank = isBlank(snapshot.body);
  if (!whole && blank && !writable) return null;
  const text = writable ? (
    <RichEditor
      fragment={documentParts(doc).body}
      label={t('plan.text')}
      placeholder={t('plan.textPlaceholder')}
      place={bodyPlace}
      headings
      minHeight={whole ? '50dvh' : '5rem'}
    />
  ) : blank ? (
    <Text c="dimmed">{t('plan.textEmpty')}</Text>
  ) : (
    <CommentableView node={snapshot.body} place={bodyPlace} />
  );
  if (whole) {
    return (
      <section className={classes.text} aria-label={t('plan.text')}>
        <div className={classes.textBody} data-whole>
          {text}
        </div>
      </section>
    );
  }
  return (
    <section className={classes.text} aria-label={t('plan.text')}>
      <UnstyledButton
        px={10}
        py={6}
        w="100%"
        aria-expanded={opened}
        data-testid="document-text"
        onClick={() => setOpened(!opened)}
      >
        <Group gap={6} wrap="nowrap">
          {opened ? (
            <IconChevronDown size={16} aria-hidden />
          ) : (
            <IconChevronRight size={16} aria-hidden data-flip />
          )}
          <Text fz="sm" fw={600} style={{ flex: 'none' }}>
            {t('plan.text')}
          </Text>
          {opened ? null : (
            <Text fz="sm" c="dimmed" truncate dir="auto">
              {blank ? t('plan.textEmpty') : firstWords(snapshot.body)}
            </Text>
          )}
        </Group>
      </UnstyledButton>
      <Collapse in={opened} transitionDuration={120}>
        {opened ? <div className={classes.textBody}>{text}</div> : null}
      </Collapse>
    </section>
  );
}

function firstWords(body: Parameters<typeof richTextToPlain>[0]): string {
  return richTextToPlain(body).replace(/\s+/g, ' ').slice(0, 160);
}
