import { List, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseHead } from '#server/statistics/releases';
import { useLocalText } from '~/i18n/language';
import { UnionCode } from './union-code';

/** The unions whose returns a release adds up, as far as the reader may know of them. */
export function ReleasedUnions({ release }: { release: ReleaseHead }) {
  const { t } = useTranslation('statistics');
  const text = useLocalText();
  const headId = useId();
  const { unions, reported, periodId } = release;
  if (unions.length === 0) return <Text size="sm">{t('release.withoutOwn')}</Text>;
  return (
    <div>
      <Text id={headId} size="sm" fw={600}>
        {t(unions.length === reported ? 'release.unions' : 'release.withOwn')}
      </Text>
      <List size="sm" aria-labelledby={headId} style={{ columnWidth: '22rem' }}>
        {unions.map((union) => (
          <List.Item key={union.organisationId}>
            <b>
              <UnionCode union={union} periodId={periodId} />
            </b>{' '}
            <bdi>{text(union.names)}</bdi>
          </List.Item>
        ))}
      </List>
    </div>
  );
}
