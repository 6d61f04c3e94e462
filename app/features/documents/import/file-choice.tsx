import { Stack, Text, Textarea } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileUpload } from '@tabler/icons-react';
import { type ClipboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './import.module.css';

/** Where what is read comes from: a file, or what was copied in Word, a spreadsheet or a page. */
export function FileChoice({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation(['imports', 'documents']);
  const [nothing, setNothing] = useState(false);
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    event.preventDefault();
    const file = pastedFile(event.clipboardData, t('imports:paste.name'));
    setNothing(!file);
    if (file) onFile(file);
  };
  return (
    <Stack gap="md">
      <Dropzone
        onDrop={([file]) => file && onFile(file)}
        maxFiles={1}
        multiple={false}
        className={classes.drop}
        inputProps={{ 'aria-label': t('documents:import.drop') }}
      >
        <Stack align="center" gap={6} className={classes.dropText}>
          <IconFileUpload size={40} stroke={1.3} aria-hidden />
          <Text fw={600}>{t('documents:import.drop')}</Text>
          <Text c="dimmed" fz="sm">
            {t('documents:import.formats')}
          </Text>
        </Stack>
      </Dropzone>
      <Textarea
        label={t('imports:paste.label')}
        description={t('imports:paste.hint')}
        error={nothing ? t('imports:paste.nothing') : undefined}
        rows={2}
        value=""
        // What is typed is no table; only pasting does something here.
        onChange={() => undefined}
        onPaste={paste}
      />
    </Stack>
  );
}

/** A table of a page as the page; rows of a spreadsheet as a table of text; everything else as text. */
function pastedFile(clipboard: DataTransfer, name: string): File | null {
  const [file] = clipboard.files;
  const html = clipboard.getData('text/html');
  const text = clipboard.getData('text/plain');
  // A spreadsheet puts a picture of the cells there too: words go before.
  if (html.trim() !== '') return new File([html], `${name}.html`);
  if (text.trim() !== '') return new File([text], `${name}.${text.includes('\t') ? 'tsv' : 'txt'}`);
  return file ?? null;
}
