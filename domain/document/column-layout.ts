import * as z from 'zod/mini';
import { columnIds } from './kinds';

const columnId = z.enum(columnIds);
/** Far more than the widest screen. */
const MAX_WIDTH = 10_000;

/** How somebody has arranged the columns of a kind of document; what it does not name is as it was at the start. */
export const columnLayoutSchema = z.strictObject({
  visible: z.partialRecord(columnId, z.boolean()),
  /** Pixels. */
  widths: z.partialRecord(columnId, z.number().check(z.minimum(0), z.maximum(MAX_WIDTH))),
  order: z.array(columnId).check(z.maxLength(columnIds.length)),
  /** The last column that stays in sight; null: none does. */
  frozen: z.nullable(columnId),
});
export type ColumnLayout = z.output<typeof columnLayoutSchema>;

/** Before anybody has arranged anything. */
export const firstLayout: ColumnLayout = { visible: {}, widths: {}, order: [], frozen: 'title' };
