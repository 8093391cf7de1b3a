import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createOtherRasterizer } from './other-rasterizer.ts';
import { ballCloud, orbitCameras, type Scene } from './scenes.ts';
import { median, rounded } from './statistics.ts';
import { watchPasses } from './stopwatch.ts';

/** What drawing one view costs; microseconds of the device are undefined where it has no timestamps. */
export interface ForwardCost {
  /** From a cloud in the host's memory to a picture there, everything made anew: uploads, sorting, read-back. */
  readonly wallMs: number;
  /** Device time of all compute passes; transfers and what the host does are not in it. */
  readonly gpuUs: number | undefined;
}

export const WARMUP = 2;

/** In the child: draws a scene's first view again and again; the last picture, rgba bytes, goes into `pictureFile`. */
export async function drawByOther({ splats, size }: Scene, runs: number, pictureFile: string): Promise<ForwardCost> {
  const camera = orbitCameras(size)[0]!;
  const other = await createOtherRasterizer(ballCloud(splats));
  const watch = watchPasses(other.device);
  const wallMs: number[] = [];
  const gpuUs: number[] = [];
  for (let run = -WARMUP; run < runs; run++) {
    const start = performance.now();
    const picture = await other.render(camera);
    const ms = performance.now() - start;
    const timed = await watch?.total();
    if (run + 1 === runs) await writeFile(pictureFile, picture);
    if (run < 0) continue;
    wallMs.push(ms);
    if (timed) gpuUs.push(timed.us);
  }
  watch?.stop();
  other.destroy();
  return { wallMs: rounded(median(wallMs)), gpuUs: watch && rounded(median(gpuUs)) };
}

/**
 * The same in a process of its own, this program's child mode: a kernel that never ends would keep this one from ending
 * too. Resolves with why there are no figures when the child fails or is not done within `limitS` seconds.
 */
export async function measureOther(
  { splats, size }: Scene,
  { runs, limitS, pictureFile }: { readonly runs: number; readonly limitS: number; readonly pictureFile: string },
): Promise<{ readonly cost: ForwardCost; readonly picture: Uint8Array } | { readonly failure: string }> {
  const flags = ['--forward-child', pictureFile, '--scenes', `${splats}:${size}`, '--runs', String(runs)];
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limitS * 1000,
    // A process that waits for a device does not hear politer signals.
    killSignal: 'SIGKILL',
  });
  const [output, complaints] = [collect(child.stdout), collect(child.stderr)];
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (...end) => resolve(end));
  });
  if (signal === 'SIGKILL') return { failure: `did not return in ${limitS} s` };
  const line = output().findLast((text) => text.startsWith('{'));
  if (code !== 0 || line === undefined) {
    return { failure: complaints().find((text) => text.includes('Error')) ?? `ended with ${signal ?? code}` };
  }
  return { cost: JSON.parse(line) as ForwardCost, picture: await readFile(pictureFile) };
}

/** The lines that a stream has brought so far. */
function collect(stream: NodeJS.ReadableStream): () => string[] {
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text.split('\n');
}
