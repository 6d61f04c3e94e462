import * as z from 'zod/mini';
import type { ImportResult } from '#domain/import/result';

export interface ImportChoices {
  readonly kind?: string | undefined;
  /** As `writeColumns` writes them. */
  readonly columns?: string | undefined;
  readonly title?: string;
  readonly acceptProposals?: boolean;
  readonly ownerOrganisationId?: string | null | undefined;
  /** As `writeRanges` writes them. */
  readonly withoutActivities?: string;
  readonly withoutSections?: string;
  readonly comments?: boolean;
}

/** Sends the file itself, with what was chosen in the address; a refusal is thrown as `{ code, details }`. */
export async function sendFile(
  address: string,
  file: File,
  choices: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Promise<unknown> {
  const asked = new URLSearchParams({ fileName: file.name });
  for (const [name, value] of Object.entries(choices)) {
    if (value !== undefined && value !== null && value !== '') asked.set(name, String(value));
  }
  const response = await fetch(`${address}?${asked}`, {
    method: 'POST',
    body: file,
    headers: { 'Content-Type': 'application/octet-stream' },
  });
  const answer: unknown = await response.json().catch(() => ({ code: 'unavailable' }));
  if (!response.ok) throw answer;
  return answer;
}

/** What the file would become. Nothing is kept. */
export async function previewImport(file: File, choices: ImportChoices): Promise<ImportResult> {
  // Our own server's answer, of the very type it declares.
  return (await sendFile('/documents/import/preview', file, { ...choices })) as ImportResult;
}

export async function createFromImport(file: File, choices: ImportChoices): Promise<string> {
  return z.object({ id: z.uuid() }).parse(await sendFile('/documents/import/create', file, { ...choices }))
    .id;
}
