import * as z from 'zod/mini';
import type { IntoPreview } from '#server/documents/import-into';
import { sendFile } from '../send-file';

/** What importing the file into the document would change. Nothing is kept. */
export async function previewInto(
  documentId: string,
  file: File,
  choices: { readonly columns: string | undefined },
): Promise<IntoPreview> {
  // Our own server's answer, of the very type it declares.
  return (await sendFile(`/documents/${documentId}/import/preview`, file, choices)) as IntoPreview;
}

export interface Agreed {
  readonly columns: string | undefined;
  readonly digest: string;
  /** As `writeRanges` writes them. */
  readonly without: string;
  readonly removals: string;
  readonly text: boolean;
  readonly as: 'edits' | 'suggestions';
  readonly comments: boolean;
}

const answerSchema = z.object({ sequence: z.nullable(z.number()) });
export type Imported = z.output<typeof answerSchema>;

export async function importInto(documentId: string, file: File, agreed: Agreed): Promise<Imported> {
  return answerSchema.parse(await sendFile(`/documents/${documentId}/import`, file, { ...agreed }));
}
