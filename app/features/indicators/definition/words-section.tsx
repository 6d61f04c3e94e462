import { Stack, Tabs, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InterfaceLanguage, interfaceLanguages } from '#domain/language';
import { languageNames } from '~/i18n/language';
import type { DefinitionFields } from './definition-form';
import { Section } from './section';

const long = ['definitions', 'verification', 'assumptions'] as const;

/** What it is called and what it means, in each language. One is enough. */
export function WordsSection({ form, language }: { form: DefinitionFields; language: InterfaceLanguage }) {
  const { t } = useTranslation('indicators');
  const { values } = form;
  const [shown, setShown] = useState<string | null>(language);
  const set = (field: 'titles' | (typeof long)[number], each: InterfaceLanguage, words: string) =>
    form.setFieldValue(field, { ...values[field], [each]: words });
  return (
    <Section title={t('form.words')} lead={t('form.wordsLead')}>
      <TextInput
        label={t('column.code')}
        description={t('form.codeWhy')}
        withAsterisk
        required
        maxLength={40}
        maw="16rem"
        dir="auto"
        {...form.getInputProps('code')}
      />
      <Tabs value={shown} onChange={setShown}>
        <Tabs.List aria-label={t('form.languages')} mb="sm">
          {interfaceLanguages.map((each) => (
            <Tabs.Tab key={each} value={each} lang={each}>
              {languageNames[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {interfaceLanguages.map((each) => (
          <Tabs.Panel key={each} value={each}>
            <Stack gap="sm">
              <TextInput
                // An error brings the keyboard to the language that is open.
                {...(each === shown ? form.getInputProps('titles') : {})}
                label={t('form.title')}
                withAsterisk
                maxLength={300}
                dir="auto"
                lang={each}
                error={form.errors.titles}
                value={values.titles[each] ?? ''}
                onChange={(event) => set('titles', each, event.currentTarget.value)}
              />
              {long.map((field) => (
                <Textarea
                  key={field}
                  label={t(`form.${field}`)}
                  autosize
                  minRows={2}
                  maxRows={8}
                  maxLength={2000}
                  dir="auto"
                  lang={each}
                  value={values[field][each] ?? ''}
                  onChange={(event) => set(field, each, event.currentTarget.value)}
                />
              ))}
            </Stack>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Section>
  );
}
