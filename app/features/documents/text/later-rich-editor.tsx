import { later, laterPart } from '~/ui/later';
import { TableLoading } from '~/ui/loading';

/** The editor of a shared text, loaded apart: it is the heaviest part of the page, and who only reads never needs it. */
export const richEditor = later(() => import('./rich-editor'));

export const RichEditor = laterPart(richEditor, (part) => part.RichEditor, <TableLoading lines={2} />);
