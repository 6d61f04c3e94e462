import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTyping } from '../connection/use-hold';
import { leaveOn } from '../editors/leave';

/** Where the title of a shared document is written. It is given away when the field is left; a blank one never is. */
export function TitleField(props: {
  title: string;
  label: string;
  maxLength?: number;
  onWrite: (title: string) => void;
  onClose: () => void;
}) {
  const { title, label, maxLength, onWrite, onClose } = props;
  const [changed, setChanged] = useState(false);
  useTyping(changed);
  const keep = (text: string): void => {
    const written = text.trim().replace(/\s+/g, ' ');
    if (written !== '' && written !== title) onWrite(written);
    onClose();
  };
  return (
    <TextInput
      defaultValue={title}
      aria-label={label}
      maxLength={maxLength}
      dir="auto"
      autoFocus
      onChange={(event) => setChanged(event.currentTarget.value !== title)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => keep(event.currentTarget.value)}
      onKeyDown={(event) => {
        const how = leaveOn(event);
        if (!how) return;
        // Else the same Enter would press what takes the focus next.
        event.preventDefault();
        if (how.keep) keep(event.currentTarget.value);
        else onClose();
      }}
    />
  );
}
