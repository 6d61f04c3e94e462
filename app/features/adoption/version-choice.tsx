import { Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/format';
import { useTRPC } from '~/trpc/client';
import { useVersionName } from '../documents/history/use-version-name';

/** The document as it is now, rather than a version that was kept. */
export const NOW = 'now';

export interface ChosenVersion {
  /** `NOW`, or a version's id. */
  readonly version: string;
  /** Of the version that is made now. */
  readonly name: string;
}

/** As the commands take it. */
export function asChosen({ version, name }: ChosenVersion): { name: string } | { versionId: string } {
  return version === NOW ? { name: name.trim() } : { versionId: version };
}

/** A version is to be made now, and nobody said how it is called. */
export const isUnnamed = ({ version, name }: ChosenVersion): boolean => version === NOW && name.trim() === '';

/** Which version is meant: the document as it is, kept now under a name, or one that was kept before. */
export function VersionChoice(props: {
  documentId: string;
  label: string;
  value: ChosenVersion;
  error?: ReactNode;
  onChange: (value: ChosenVersion) => void;
}) {
  const { documentId, label, value, error, onChange } = props;
  const { t } = useTranslation('adoption');
  const trpc = useTRPC();
  const format = useFormat();
  const versionName = useVersionName();
  const { data: versions = [] } = useQuery(trpc.document.version.list.queryOptions({ documentId }));
  return (
    <Stack gap="xs">
      <Select
        label={label}
        allowDeselect={false}
        data={[
          { value: NOW, label: t('version.current') },
          ...versions.map((version) => ({
            value: version.id,
            label: `${versionName(version)} (${format.dateTime(version.at)})`,
          })),
        ]}
        value={value.version}
        onChange={(version) => onChange({ ...value, version: version ?? NOW })}
      />
      {value.version === NOW ? (
        <TextInput
          label={t('version.name')}
          description={t('version.nameHint')}
          dir="auto"
          maxLength={120}
          value={value.name}
          error={error}
          onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
        />
      ) : null}
    </Stack>
  );
}
