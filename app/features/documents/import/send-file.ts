import { z } from 'zod';
import type { ImportResult } from '#domain/import/result';

export interface ImportChoices {
  readonly kind?: string | undefined;
  readonly title?: string;
  readonly acceptProposals?: boolean;
  readonly ownerOrganisationId?: string | null | undefined;
}

/** Sends the file itself, with what was chosen in the address; a refusal is thrown as `{ code, details }`. */
async function send(step: 'preview' | 'create', file: File, choices: ImportChoices): Promise<unknown> {
  const asked = new URLSearchParams({ fileName: file.name });
  for (const [name, value] of Object.entries(choices)) {
    if (value !== undefined && value !== null) asked.set(name, String(value));
  }
  const response = await fetch(`/documents/import/${step}?${asked}`, {
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
  return (await send('preview', file, choices)) as ImportResult;
}

export async function createFromImport(file: File, choices: ImportChoices): Promise<string> {
  return z.object({ id: z.uuid() }).parse(await send('create', file, choices)).id;
}
