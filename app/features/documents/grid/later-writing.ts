import { later, laterPart } from '~/ui/later';

/**
 * What writing takes: the page of who may write waits for it (PlanPage), so that no key comes before it, and it stays
 * when the line goes.
 */
export const writing = later(() => import('./writing'));

/** For what happens between two drawings, where somebody writes. */
export function toWrite() {
  const come = writing.there();
  if (!come) throw new Error('Only who may write writes, and has it since the page opened.');
  return come;
}

export const BandEditor = laterPart(writing, (part) => part.BandEditor);
export const CellEditor = laterPart(writing, (part) => part.CellEditor);
export const ConflictChoice = laterPart(writing, (part) => part.ConflictChoice);
export const DownloadUnsent = laterPart(writing, (part) => part.DownloadUnsent);
export const RowWriting = laterPart(writing, (part) => part.RowWriting);
export const StrandedDialog = laterPart(writing, (part) => part.StrandedDialog);
