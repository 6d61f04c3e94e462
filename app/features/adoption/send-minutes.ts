import * as z from 'zod/mini';

const sentSchema = z.object({ id: z.string(), name: z.string() });

/** The server's own limit (server/files/accept). */
export const MAX_MEGABYTES = 15;
export const acceptedMinutes = '.pdf,.docx,.odt,.jpg,.jpeg,.png,.webp';

/** Sends the minutes of a meeting. Rejects with `{ code, details }` as the server answered, or when the line broke. */
export async function sendMinutes(documentId: string, file: File): Promise<{ id: string; name: string }> {
  const query = new URLSearchParams({ fileName: file.name });
  const answer = await fetch(`/documents/${documentId}/minutes?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });
  const told: unknown = await answer.json();
  if (!answer.ok) throw told;
  return sentSchema.parse(told);
}
