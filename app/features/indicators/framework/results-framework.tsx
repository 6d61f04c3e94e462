import { Button, Group, Select, Text } from '@mantine/core';
import { useSearchParams } from '@remix-run/react';
import { IconBinaryTree2, IconPrinter } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import { EmptyState } from '~/ui/empty-state';
import classes from './framework.module.css';
import type { IndicatorsAddress } from './framework-address';
import { FrameworkTable } from './framework-table';

/** Impact → outcome → output, of one project or of all, with where each stands. */
export function ResultsFramework({ projectId, periodId }: Omit<IndicatorsAddress, 'view'>) {
  const { t } = useTranslation('indicators');
  const text = useLocalText();
  const trpc = useTRPC();
  const { data: projects } = useSuspenseQuery(trpc.project.list.queryOptions());
  const { data } = useSuspenseQuery(trpc.indicator.framework.queryOptions({ projectId, periodId }));
  const [, setParams] = useSearchParams();
  const set = (name: 'project' | 'period', value: string | null) =>
    setParams(
      (before) => {
        if (value === null) before.delete(name);
        else before.set(name, value);
        // Another project may have other periods.
        if (name === 'project') before.delete('period');
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  const project = projects.find(({ id }) => id === projectId);
  const period = data.periods.find(({ id }) => id === periodId);
  return (
    <>
      <Group align="flex-end" gap="sm" mb="md" className="no-print">
        <Select
          className={classes.choice}
          label={t('framework.project')}
          placeholder={t('framework.allProjects')}
          clearable
          clearButtonProps={{ 'aria-label': t('form.clear', { field: t('framework.project') }) }}
          data={projects.map(({ id, code }) => ({ value: id, label: code }))}
          value={project?.id ?? null}
          onChange={(id) => set('project', id)}
        />
        <Select
          className={classes.choice}
          label={t('column.period')}
          placeholder={t('framework.lastPeriod')}
          clearable
          clearButtonProps={{ 'aria-label': t('form.clear', { field: t('column.period') }) }}
          data={data.periods.map(({ id, code }) => ({ value: id, label: code }))}
          value={period?.id ?? null}
          onChange={(id) => set('period', id)}
        />
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('framework.print')}
        </Button>
      </Group>
      {/* On paper nobody sees what was chosen. */}
      <Text className={classes.onPaper} fw={600}>
        {[project ? `${project.code} – ${text(project.names)}` : t('framework.allProjects'), period?.code]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {data.lines.length === 0 ? (
        <EmptyState
          icon={IconBinaryTree2}
          title={t(project ? 'framework.emptyProject' : 'empty')}
          text={t(project ? 'framework.emptyProjectText' : 'emptyText')}
        />
      ) : (
        <FrameworkTable lines={data.lines} showsPeriod={period === undefined} />
      )}
    </>
  );
}
