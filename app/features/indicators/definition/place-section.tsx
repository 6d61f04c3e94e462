import { MultiSelect, Select, SimpleGrid } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { descendantsOf, levelsFromTop, mayHangUnder } from '#domain/indicators/hierarchy';
import { useLocalText } from '~/i18n/language';
import { useTRPC } from '~/trpc/client';
import type { DefinitionFields } from './definition-form';
import { Section } from './section';

/** Where it stands in the results framework, in which projects, and who answers for it. */
export function PlaceSection({ form, id }: { form: DefinitionFields; id: string | null }) {
  const { t } = useTranslation('indicators');
  const text = useLocalText();
  const trpc = useTRPC();
  const { data: projects } = useSuspenseQuery(trpc.project.list.queryOptions());
  const { data: organisations } = useSuspenseQuery(trpc.organisation.list.queryOptions());
  const parents = useParents(form, id);
  const named = (code: string, name: string) => (name && name !== code ? `${code} – ${name}` : code);
  return (
    <Section title={t('form.placeTitle')} lead={t('form.placeLead')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <MultiSelect
          label={t('fact.projects')}
          searchable
          clearable
          hidePickedOptions
          clearButtonProps={{ 'aria-label': t('form.clear', { field: t('fact.projects') }) }}
          data={projects.map((project) => ({ value: project.id, label: project.code }))}
          {...form.getInputProps('projectIds')}
          value={[...form.values.projectIds]}
        />
        <Select
          label={t('fact.level')}
          allowDeselect={false}
          data={levelsFromTop.map((value) => ({ value, label: t(`level.${value}`) }))}
          {...form.getInputProps('level')}
        />
        <Select
          label={t('fact.parent')}
          description={t('form.parentWhy')}
          placeholder={t('form.none')}
          searchable
          clearable
          nothingFoundMessage={t('form.noParent')}
          clearButtonProps={{ 'aria-label': t('form.clear', { field: t('fact.parent') }) }}
          data={parents.map(({ id: value, code, titles }) => ({ value, label: named(code, text(titles)) }))}
          {...form.getInputProps('parentId')}
        />
        <Select
          label={t('fact.responsible')}
          description={t('form.responsibleWhy')}
          placeholder={t('form.none')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('form.clear', { field: t('fact.responsible') }) }}
          data={organisations.map(({ id: value, code, names }) => ({
            value,
            label: named(code, text(names)),
          }))}
          {...form.getInputProps('responsibleId')}
        />
      </SimpleGrid>
    </Section>
  );
}

/** What it may hang under; what it hangs under already stays in the list, so that it is not lost unseen. */
function useParents(form: DefinitionFields, id: string | null) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.indicator.list.queryOptions());
  const all = data.map(({ indicator }) => indicator);
  const { parentId, projectIds } = form.values;
  const below = new Set(id ? descendantsOf(all, new Set([id])).map((each) => each.id) : []);
  return all.filter(
    (each) =>
      each.id === parentId ||
      (each.id !== id &&
        !below.has(each.id) &&
        each.retiredAt === null &&
        mayHangUnder(projectIds, each.projectIds)),
  );
}
