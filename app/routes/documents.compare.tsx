import { ComparePage } from '~/features/documents/history/compare-page';
import { useHead } from '~/features/documents/history/history-route';

export { loader, meta, shouldRevalidate } from '~/features/documents/history/history-route';

export default function CompareRoute() {
  const head = useHead();
  return <ComparePage key={head.id} head={head} />;
}
