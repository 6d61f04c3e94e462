import { CloseButton, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type About, activityOf } from '#domain/comments/about';
import { usePlan } from '../documents/plan/plan-context';
import { useAboutText } from './about-text';
import classes from './comments.module.css';
import { useComments } from './comments-context';
import { Composer } from './composer';
import { useDraft } from './use-draft';
import { useWriting } from './use-writing';

/** Where a new thread is written, on the whole of a thing or on what somebody chose of it. */
export function NewThread({ whole }: { whole: About }) {
  const { t } = useTranslation('comments');
  const { documentId } = usePlan();
  const { mayComment, begun, ended } = useComments();
  const aboutText = useAboutText();
  const writing = useWriting();
  const [draft, setDraft] = useDraft(`${documentId}.${activityOf(whole) ?? 'document'}`);
  const here = begun !== null && activityOf(begun) === activityOf(whole) ? begun : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen is taken over once, with the words so far
  useEffect(() => {
    if (here) setDraft({ ...draft, about: here });
  }, [here]);
  const about = draft.about ?? whole;
  if (!mayComment) return null;
  return (
    <Composer
      label={t('write.new')}
      draft={draft}
      onDraft={setDraft}
      send={async (text) => {
        await writing.start(about, text);
        ended();
      }}
      focus={here}
      above={
        about.kind === whole.kind ? null : (
          <div className={classes.chosen} data-testid="comment-about">
            <Group gap={4} wrap="nowrap" justify="space-between">
              <Text fz="xs" fw={600}>
                {t('about.chip', { about: aboutText(about) })}
              </Text>
              <CloseButton
                size="xs"
                aria-label={t('about.whole')}
                onClick={() => setDraft({ ...draft, about: null })}
              />
            </Group>
            {about.kind === 'text' ? (
              <blockquote className={classes.quotation} dir="auto">
                {about.quotation}
              </blockquote>
            ) : null}
          </div>
        )
      }
    />
  );
}
