// The compiler is native code that answers when it is done: here it keeps nobody else waiting. One file, then it ends.
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const { folder, template, data, fonts, at } = workerData;
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: fonts }] });

/** @returns {{ ok: true, bytes: Uint8Array } | { ok: false, why: string }} */
function compile(standard) {
  const made = compiler.compile({ mainFilePath: `${folder}/${template}.typ`, inputs: { data } });
  if (!made.result) {
    const error = made.takeError();
    return { ok: false, why: JSON.stringify(error ? compiler.fetchDiagnostics(error) : 'nothing was made') };
  }
  try {
    return {
      ok: true,
      bytes: compiler.pdf(made.result, { ...standard, pdfTags: true, creationTimestamp: at }),
    };
  } catch (error) {
    return { ok: false, why: String(error) };
  }
}

// A letter that no font has, an emoji for one, is against the accessible standard: the file is made all the same.
const accessible = compile({ pdfStandard: 'ua-1' });
parentPort?.postMessage(accessible.ok ? accessible : compile({}));
