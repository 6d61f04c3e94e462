import { Textarea, type TextareaProps } from '@mantine/core';
import { MAX_REASON } from '#domain/adoption/rules';

/** The reason of an act, or a longer note with it: it grows with what is written, in whatever direction it runs. */
export function NoteField(props: TextareaProps) {
  return <Textarea dir="auto" autosize minRows={2} maxRows={8} maxLength={MAX_REASON} {...props} />;
}
