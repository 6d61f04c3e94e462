import { countFile } from './count-file';
import type { CountMessage, CountRequest } from './messages';

// Counts one register away from the page's thread, which stays free to draw, and has no way to send anything.
const answer = (message: CountMessage) => self.postMessage(message);

self.addEventListener('message', async ({ data }: MessageEvent<CountRequest>) => {
  const outcome = await countFile(data.bytes, data.options, (step) => answer({ kind: 'step', step }));
  answer({ kind: 'outcome', outcome });
});
