import * as z from 'zod/mini';

const sentSchema = z.object({ id: z.string(), name: z.string() });
export type SentFile = z.output<typeof sentSchema>;

/**
 * Sends a file as evidence of an organisation's, telling how far it is (0–100).
 * Rejects with `{ code, details }` as the server answered, or with an error when the line broke.
 */
export function sendFile(
  file: File,
  organisationId: string,
  onProgress: (percent: number) => void,
  signal: AbortSignal,
): Promise<SentFile> {
  return new Promise((resolve, reject) => {
    // fetch tells nothing of what has been sent; on a bad line that is what people look at.
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ fileName: file.name, organisationId });
    request.open('POST', `/activities/evidence?${query}`);
    request.responseType = 'json';
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? (loaded / total) * 100 : 0);
    request.onload = () => {
      const sent = sentSchema.safeParse(request.response);
      if (request.status === 201 && sent.success) resolve(sent.data);
      else reject(request.response ?? new Error('The server gave no answer.'));
    };
    request.onerror = () => reject(new Error('The line broke.'));
    request.onabort = () => reject(new Error('Sending was stopped.'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

/**
 * Takes back a file that no report names. It is a courtesy: when the line is broken the file stays, unread, with
 * its organisation.
 */
export function takeBack(fileId: string): void {
  const request = new XMLHttpRequest();
  request.open('DELETE', `/activities/evidence/${fileId}`);
  request.send();
}
