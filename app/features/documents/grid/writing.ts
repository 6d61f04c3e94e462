/** What only who may write in a document needs: ./later-writing brings it to them, and to nobody else. */
export { ConflictChoice } from '../cells/conflict-choice';
export { CellEditor } from '../editors/cell-editor';
export { DownloadUnsent } from '../plan/download-unsent';
export { StrandedDialog } from '../stranded/stranded-dialog';
export { BandEditor } from './band-editor';
export { targetsOf } from './blocks/targets';
export { writeBlock } from './blocks/write-block';
export { writeCell } from './blocks/write-cell';
export { WrittenNotice } from './blocks/written-notice';
export { RowWriting } from './row-writing';
