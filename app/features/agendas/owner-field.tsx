import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Owners } from './use-owners';

type FieldProps = Pick<
  AutocompleteProps,
  | 'label'
  | 'error'
  | 'aria-label'
  | 'value'
  | 'onChange'
  | 'onBlur'
  | 'onKeyDown'
  | 'onOptionSubmit'
  | 'style'
  | 'size'
  | 'autoFocus'
  | 'placeholder'
>;

/** Names an organisation, a person, or somebody outside the network. */
export function OwnerField(props: FieldProps & { owners: Owners; only?: 'organisations' }) {
  const { owners, only, ...rest } = props;
  const { t } = useTranslation('agendas');
  return (
    <Autocomplete
      dir="auto"
      limit={12}
      maxLength={200}
      data={owners.offered
        .filter(({ group, names }) => names.length > 0 && (only === undefined || group === only))
        .map(({ group, names }) => ({ group: t(`group.${group}`), items: [...names] }))}
      {...rest}
    />
  );
}
