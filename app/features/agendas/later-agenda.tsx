import { later, laterPart } from '~/ui/later';
import { TableLoading } from '~/ui/loading';

/** What only agendas have around their rows; the page of one fetches it while the document comes. */
export const agendaParts = later(() => import('./agenda-parts'));

export const AgendaParts = laterPart(agendaParts, (part) => part.AgendaParts, <TableLoading lines={12} />);
