import { parentPort } from 'node:worker_threads';
import { decodeSpz, encodePng, readSplatFile, renderValidatorGrid, sniffSplatFormat } from '@404-gen/splat';
import { plainError } from '../pipeline/messages.ts';
import type { PreviewReply } from './preview-renderer.ts';

/** Decompressed: 3 million splats of degree 0, whose memory the server can spare. */
const MAX_SPZ_BYTES = 64 * 1024 * 1024;

async function draw(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const isSpz = sniffSplatFormat(bytes) === 'spz';
  const cloud = isSpz ? await decodeSpz(bytes, { maxBytes: MAX_SPZ_BYTES }) : await readSplatFile(bytes);
  return new Uint8Array(encodePng(renderValidatorGrid(cloud)));
}

parentPort?.on('message', (bytes: Uint8Array) => {
  draw(bytes).then(
    (png) => parentPort?.postMessage({ png } satisfies PreviewReply, [png.buffer]),
    (error: unknown) => parentPort?.postMessage({ error: plainError(error) } satisfies PreviewReply),
  );
});
