import { writeFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { encodePng, renderValidatorGrid, renderView, writePly } from '@404-gen/splat';
import { decodeResult, scoreResult } from './score-result.ts';
import type { ScoringAnswer, ScoringRequest, WrittenResult } from './scoring-messages.ts';

/** Pixels along a side of each of the four views of a preview: half of the validator's. */
const PREVIEW_VIEW_SIZE = 259;

async function answer(request: ScoringRequest): Promise<ScoringAnswer> {
  const { id } = request;
  try {
    if (request.kind === 'write')
      return { kind: 'written', id, result: await write(request.resultsBase64, request.stem) };
    return { kind: 'scored', id, report: await scoreResult(request.prompt, request.resultsBase64) };
  } catch (error) {
    return { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) };
  }
}

async function write(resultsBase64: string, stem: string): Promise<WrittenResult> {
  const bytes = Buffer.from(resultsBase64, 'base64');
  const cloud = await decodeResult(bytes);
  const grid = renderValidatorGrid(cloud, renderView, { viewSize: PREVIEW_VIEW_SIZE });
  const files = { spz: `${stem}.spz`, ply: `${stem}.ply`, preview: `${stem}.png` };
  await writeFile(files.spz, bytes);
  await writeFile(files.ply, writePly(cloud));
  await writeFile(files.preview, encodePng(grid));
  return { ...files, splats: cloud.count, bytes: bytes.length };
}

// One after another, as the subnet's single scoring worker does; the others wait.
let last: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (request: ScoringRequest) => {
  last = last.then(async () => parentPort?.postMessage(await answer(request)));
});
