import { List, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnionReported, WhoReported } from '#server/statistics/who-reported';
import { useLocalText } from '~/i18n/language';

/** The unions that the totals of a period would be without. One whose correction waits is in them as approved. */
export function leftOut({ unions }: Pick<WhoReported, 'unions'>): readonly UnionReported[] {
  return unions.filter(({ approved }) => !approved);
}

/** Names them, each with where its return stands. */
export function LeftOut({ unions }: { unions: readonly UnionReported[] }) {
  const { t } = useTranslation('statistics');
  const text = useLocalText();
  const headId = useId();
  return (
    <div>
      <Text id={headId} fw={600}>
        {t('lock.leftOut', { count: unions.length })}
      </Text>
      <List size="sm" aria-labelledby={headId} data-testid="left-out">
        {unions.map(({ organisationId, code, names, state }) => (
          <List.Item key={organisationId}>
            <b>
              <bdi>{code}</bdi>
            </b>{' '}
            <bdi>{text(names)}</bdi>
            {' · '}
            {t(`reported.${state}`)}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
