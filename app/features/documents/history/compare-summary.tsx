import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DocumentDiff } from '#domain/document/diff';
import { useFormat } from '~/i18n/format';
import { CountsList } from './counts-list';
import { countsOf } from './restore-dialog';

/** How much differs, in numbers. */
export function CompareSummary({ diff }: { diff: DocumentDiff }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  return (
    <section aria-labelledby="compare-summary" data-testid="compare-summary">
      <Title order={2} fz="md" id="compare-summary" mb={4}>
        {t('compare.summary')}
      </Title>
      <CountsList
        counts={countsOf(diff)}
        more={[
          ...(diff.outcomes.length > 0
            ? [t('compare.outcomesChanged', { number: format.number(diff.outcomes.length) })]
            : []),
          ...(diff.body ? [t('compare.textChanged')] : []),
        ]}
      />
    </section>
  );
}
