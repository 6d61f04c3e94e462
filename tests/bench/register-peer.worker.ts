/** The peer: reads a register into cells and does nothing else with it. */
import { parse } from 'csv-parse/browser/esm/sync';

self.addEventListener('message', ({ data }: MessageEvent<{ bytes: Uint8Array }>) => {
  const text = new TextDecoder().decode(data.bytes);
  self.postMessage({ kind: 'outcome', cases: parse(text, { delimiter: ';', bom: true }).length - 1 });
});
