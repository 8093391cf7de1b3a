import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { GaussianCloud } from '../../src/cloud.ts';
import { renderView } from '../../src/cpu/render-view.ts';
import { encodePng } from '../../src/formats/png.ts';
import { readSplatFile } from '../../src/formats/splat-file.ts';
import { floatImageToBytes, type ByteImage } from '../../src/image.ts';
import { fitToValidatorFrame } from '../../src/validator/frame.ts';
import { orbitCameras } from './scenes.ts';

const PROMPTS = [
  'red and black snake',
  'acoustic guitar',
  'brown mushroom with white spots',
  'golden ring with a ruby',
  'wooden chair',
  'blue porcelain teapot',
];
const DEVICES = ['webgpu', 'cpu'] as const;
const SEED = 1;
const GAP = 4;
const RADIUS = 2.2;

export interface PictureFigures {
  readonly prompt: string;
  /** From start of the process to the end of it, by device. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly splats: Readonly<Record<string, number>>;
}

/**
 * Writes a contact sheet: two rows a prompt, above from a GPU run and below from a CPU run of the generator's command
 * line, seen from all sides. Both are drawn by the CPU rasteriser, so that differences are the clouds' own.
 */
export async function drawPictures(
  file: string,
  options: {
    readonly generator: string;
    readonly config: string | undefined;
    readonly directory: string;
    readonly quick: boolean;
  },
  onPrompt: (figures: PictureFigures) => void,
): Promise<void> {
  const { generator, config, directory, quick } = options;
  const [size, views] = quick ? [48, 2] : [200, 8];
  const rows: ByteImage[][] = [];
  for (const [index, prompt] of (quick ? PROMPTS.slice(0, 1) : PROMPTS).entries()) {
    const seconds: Record<string, number> = {};
    const splats: Record<string, number> = {};
    for (const device of DEVICES) {
      const output = join(directory, `${index}-${device}.ply`);
      const flags = ['-o', output, '--seed', String(SEED), '--no-preview', '--device', device];
      const start = performance.now();
      await promisify(execFile)(process.execPath, [
        ...[generator, prompt, ...flags],
        ...(config === undefined ? [] : ['--config', config]),
      ]);
      seconds[device] = Number(((performance.now() - start) / 1000).toFixed(2));
      const cloud = await readSplatFile(await readFile(output));
      splats[device] = cloud.count;
      rows.push(turntable(cloud, size, views));
    }
    onPrompt({ prompt, seconds, splats });
  }
  await writeFile(file, encodePng(mosaic(rows, size)));
}

function turntable(cloud: GaussianCloud, size: number, views: number): ByteImage[] {
  const framed = fitToValidatorFrame(cloud);
  return orbitCameras(size, views, RADIUS).map((camera) => floatImageToBytes(renderView(framed, camera, [1, 1, 1])));
}

/** Square pictures of one size in rows, on grey. */
function mosaic(rows: readonly (readonly ByteImage[])[], size: number): ByteImage {
  const pitch = size + GAP;
  const width = GAP + pitch * rows[0]!.length;
  const height = GAP + pitch * rows.length;
  const data = new Uint8Array(width * height * 3).fill(128);
  rows.forEach((row, y) => {
    row.forEach((picture, x) => {
      for (let line = 0; line < size; line++) {
        const at = ((GAP + y * pitch + line) * width + GAP + x * pitch) * 3;
        data.set(picture.data.subarray(line * size * 3, (line + 1) * size * 3), at);
      }
    });
  });
  return { width, height, channels: 3, data };
}
