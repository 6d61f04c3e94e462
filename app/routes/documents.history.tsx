import { HistoryPage } from '~/features/documents/history/history-page';
import { useHead } from '~/features/documents/history/history-route';

export { loader, meta, shouldRevalidate } from '~/features/documents/history/history-route';

export default function HistoryRoute() {
  const head = useHead();
  return <HistoryPage key={head.id} head={head} />;
}
