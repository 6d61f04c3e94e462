import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { forwardRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortestCode, weaknessOf } from './sealed';

/** A field for a journal's code: it can be looked at, and no browser fills in somebody's password. */
export const CodeField = forwardRef<HTMLInputElement, PasswordInputProps>(function CodeField(props, field) {
  const { t } = useTranslation('statistics');
  return (
    <PasswordInput
      ref={field}
      required
      dir="auto"
      autoComplete="new-password"
      autoCapitalize="none"
      spellCheck={false}
      visibilityToggleButtonProps={{ 'aria-label': t('journal.code.show') }}
      {...props}
    />
  );
});

/** A code that is chosen, twice; `check` says what is wrong with it on the fields, or gives it. */
export function useNewCode() {
  const [written, setWritten] = useState({ code: '', again: '' });
  const [wrong, setWrong] = useState<'short' | 'few-signs' | 'differs' | null>(null);
  const change = (part: Partial<typeof written>) => {
    setWritten((before) => ({ ...before, ...part }));
    setWrong(null);
  };
  const check = (): string | null => {
    const found = weaknessOf(written.code) ?? (written.code === written.again ? null : 'differs');
    setWrong(found);
    return found ? null : written.code;
  };
  return { written, wrong, change, check };
}

export function NewCodeFields({ written, wrong, change }: ReturnType<typeof useNewCode>) {
  const { t } = useTranslation('statistics');
  return (
    <>
      <CodeField
        label={t('journal.code.new')}
        description={t('journal.code.newWhy', { least: shortestCode })}
        value={written.code}
        error={
          wrong && wrong !== 'differs' ? t(`journal.code.wrong.${wrong}`, { least: shortestCode }) : null
        }
        onChange={(event) => change({ code: event.currentTarget.value })}
      />
      <CodeField
        label={t('journal.code.again')}
        value={written.again}
        error={wrong === 'differs' ? t('journal.code.wrong.differs') : null}
        onChange={(event) => change({ again: event.currentTarget.value })}
      />
    </>
  );
}
