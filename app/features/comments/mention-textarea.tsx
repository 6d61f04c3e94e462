import { Combobox, Text, Textarea, useCombobox } from '@mantine/core';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Named, nameBefore } from '#domain/comments/mentions';
import { type Offer, offersFor } from './offers';

const MAX_TEXT = 4000;

/** A text in which people and organisations are named by `@`; the list of names has the keys while it is open. */
export function MentionTextarea(props: {
  box: RefObject<HTMLTextAreaElement>;
  label: string;
  placeholder: string;
  hintId: string;
  written: string;
  names: readonly Named[];
  /** Everyone who can be named. */
  offers: readonly Offer[];
  onChange: (written: string, names: readonly Named[]) => void;
  onSend: () => void;
  /** Escape while no list is open; absent: whoever stands around it hears of it. */
  onEscape: (() => void) | undefined;
  autoFocus: boolean;
}) {
  const { box, written, names, offers, onChange, onSend, onEscape } = props;
  const { t } = useTranslation('comments');
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() });
  const [caret, setCaret] = useState<number | null>(null);
  const begun = caret === null ? null : nameBefore(written, caret);
  const found = begun ? offersFor(offers, begun.words) : [];
  // A name that is written to its end is chosen already.
  const open = found.length > 0 && !names.some(({ name }) => begun?.words.startsWith(name));

  const moved = (): void => {
    const at = box.current?.selectionStart ?? 0;
    setCaret(at);
    if (nameBefore(box.current?.value ?? '', at)) list.openDropdown();
    else list.closeDropdown();
  };
  const choose = (name: string): void => {
    const offer = offers.find((each) => each.name === name);
    if (!offer || !begun || caret === null) return;
    const before = `${written.slice(0, begun.from)}@${offer.name} `;
    onChange(before + written.slice(caret).trimStart(), [
      ...names.filter((each) => each.name !== offer.name),
      { name: offer.name, mention: offer.mention },
    ]);
    list.closeDropdown();
    setCaret(before.length);
    // After the text was drawn: React would set the caret behind its end.
    requestAnimationFrame(() => box.current?.setSelectionRange(before.length, before.length));
  };
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    } else if (event.key === 'Escape' && list.dropdownOpened && open) {
      event.preventDefault();
      event.stopPropagation();
      list.closeDropdown();
    } else if (event.key === 'Escape' && onEscape) {
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    } else if (event.key === 'Tab' && list.dropdownOpened && open) {
      event.preventDefault();
      list.clickSelectedOption();
    }
  };

  const opened = open && list.dropdownOpened;
  const offered = opened ? found.map(({ name }) => name).join('\n') : '';
  const { selectFirstOption } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its first name again
  useEffect(() => {
    if (offered) selectFirstOption();
  }, [offered]);
  return (
    <Combobox
      store={{ ...list, dropdownOpened: opened }}
      onOptionSubmit={choose}
      position="bottom-start"
      withinPortal
      shadow="md"
      transitionProps={{ duration: 0 }}
    >
      <Combobox.Target withKeyboardNavigation={opened} withAriaAttributes={opened}>
        <Textarea
          ref={box}
          aria-label={props.label}
          aria-describedby={props.hintId}
          placeholder={props.placeholder}
          value={written}
          maxLength={MAX_TEXT}
          autosize
          minRows={2}
          maxRows={10}
          dir="auto"
          data-autofocus={props.autoFocus || undefined}
          // Else the panel around it would close too.
          data-mantine-stop-propagation={onEscape ? true : undefined}
          onChange={(event) => {
            onChange(event.currentTarget.value, names);
            moved();
          }}
          onSelect={moved}
          onFocus={moved}
          onBlur={() => list.closeDropdown()}
          onKeyDown={pressed}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!opened}>
        <Combobox.Options aria-label={t('write.names')}>
          {found.map(({ name, hint, mention }) => (
            <Combobox.Option key={mention.id} value={name}>
              <bdi>{name}</bdi>
              {hint ? (
                <Text span fz="xs" c="dimmed" ms={6}>
                  <bdi>{hint}</bdi>
                </Text>
              ) : null}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
