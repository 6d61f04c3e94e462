import { ActionIcon, Text } from '@mantine/core';
import { IconMessage, IconMessagePlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAboutText } from './about-text';
import { commentOn, useComments } from './comments-context';

/** Beside the name of a field in the panel: comments on it, and says how many threads of it are open. */
export function CommentField({ activityId, field }: { activityId: string; field: string }) {
  const { t } = useTranslation('comments');
  const { mayComment, begin, marks } = useComments();
  const aboutText = useAboutText();
  const count = marks[activityId]?.[field] ?? 0;
  if (!mayComment) return null;
  const about = commentOn(activityId, field);
  const label = t('mark.addOn', { about: aboutText(about) });
  return (
    <ActionIcon
      variant="subtle"
      color={count > 0 ? 'yellow.9' : 'gray'}
      size="sm"
      ms={4}
      aria-label={count > 0 ? `${label} · ${t('mark.count', { count })}` : label}
      title={label}
      onClick={() => begin(about)}
    >
      {count > 0 ? <IconMessage size={15} /> : <IconMessagePlus size={15} />}
      {count > 0 ? (
        <Text span fz={11} fw={600}>
          {count}
        </Text>
      ) : null}
    </ActionIcon>
  );
}
