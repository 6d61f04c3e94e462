import { Paper, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ColumnMapping } from '#domain/statistics/register/register';
import { type Making, sentState } from '../returns/making';
import { SubmitForm } from '../returns/submit-form';
import { rememberedMapping, rememberMapping } from './mapping';
import { RegisterDrop } from './register-drop';
import { RegisterResult } from './register-result';
import { useCounting } from './use-counting';

/** A return made from a register: the file is counted on the device, looked at, and its totals are submitted. */
export function RegisterReturn({ page, head, sent, onBegin, onSent }: Making) {
  const { counting, count, clear } = useCounting();
  const [file, setFile] = useState<File | null>(null);
  const [mapping, setMapping] = useState<ColumnMapping>({});
  const { period, organisation } = page;
  const countAs = (wanted: File, as: ColumnMapping) => {
    setMapping(as);
    void count(wanted, { mapping: as, period: { start: period.startsOn, end: period.endsOn } });
  };
  return (
    <>
      {head(counting.state === 'counted')}
      <RegisterDrop
        // A new field after each submission: browsers say nothing when the same file is chosen again.
        key={page.current?.submittedAt ?? ''}
        counting={counting}
        sent={sentState(page)}
        onFile={(dropped) => {
          setFile(dropped);
          onBegin();
          countAs(dropped, rememberedMapping(organisation.id));
        }}
      />
      {counting.state === 'counted' ? (
        <Paper withBorder p="md">
          <Stack gap="lg">
            <RegisterResult
              fileName={counting.fileName}
              register={counting.register}
              mapping={mapping}
              onMapping={(as) => {
                rememberMapping(organisation.id, as);
                if (file) countAs(file, as);
              }}
            />
            <SubmitForm
              page={page}
              counted={counting.register}
              onSent={() => {
                clear();
                onSent();
              }}
            />
          </Stack>
        </Paper>
      ) : (
        sent
      )}
    </>
  );
}
