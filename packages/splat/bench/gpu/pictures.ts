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
import { rounded } from './statistics.ts';

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
/** What a software adapter does in a minute. */
const QUICK_ITERATIONS = 8;
const QUICK_SETTINGS = ['--render_sizes', '32', '--views_per_step', '1'];
const GAP = 4;
const RADIUS = 2.2;

export interface PictureFigures {
  readonly prompt: string;
  /** From start of the process to the end of it, by device. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly splats: Readonly<Record<string, number>>;
  /** Between the pictures of both, in 8 bits: mean over the views, and of the view where it is lowest. */
  readonly psnrDb: number;
  readonly leastPsnrDb: number;
  /** The same over those pixels that are not white in both. */
  readonly objectPsnrDb: number;
  /** How far apart the mean colours of those pixels are, in steps of 8 bits: red, green, blue. */
  readonly colorShift: readonly number[];
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
    /** Optimisation steps, where not as many as the settings say. */
    readonly iterations: number | undefined;
  },
  onPrompt: (figures: PictureFigures) => void,
): Promise<void> {
  const { generator, config, directory, quick, iterations = quick ? QUICK_ITERATIONS : undefined } = options;
  const [size, views] = quick ? [48, 2] : [200, 8];
  const settings = [
    // A software adapter is slow, not hung.
    ...['--stall_seconds', '600'],
    ...(config === undefined ? [] : ['--config', config]),
    ...(iterations === undefined ? [] : ['--iters', String(iterations)]),
    ...(quick ? QUICK_SETTINGS : []),
  ];
  const rows: ByteImage[][] = [];
  for (const [index, prompt] of (quick ? PROMPTS.slice(0, 1) : PROMPTS).entries()) {
    const seconds: Record<string, number> = {};
    const splats: Record<string, number> = {};
    for (const device of DEVICES) {
      const output = join(directory, `${index}-${device}.ply`);
      const flags = ['-o', output, '--seed', String(SEED), '--no-preview', '--device', device];
      const start = performance.now();
      await promisify(execFile)(process.execPath, [generator, prompt, ...flags, ...settings]);
      seconds[device] = Number(((performance.now() - start) / 1000).toFixed(2));
      const cloud = await readSplatFile(await readFile(output));
      splats[device] = cloud.count;
      rows.push(turntable(cloud, size, views));
    }
    onPrompt({ prompt, seconds, splats, ...likeness(rows.at(-2)!, rows.at(-1)!) });
    // After each prompt, so that a run that is broken off leaves something to look at.
    await writeFile(file, encodePng(mosaic(rows, size)));
  }
}

function turntable(cloud: GaussianCloud, size: number, views: number): ByteImage[] {
  const framed = fitToValidatorFrame(cloud);
  return orbitCameras(size, views, RADIUS).map((camera) => floatImageToBytes(renderView(framed, camera, [1, 1, 1])));
}

/** How like each other two rows of pictures are. */
function likeness(
  a: readonly ByteImage[],
  b: readonly ByteImage[],
): Pick<PictureFigures, 'psnrDb' | 'leastPsnrDb' | 'objectPsnrDb' | 'colorShift'> {
  const shift = [0, 0, 0];
  let [objectValues, objectSquares] = [0, 0];
  const decibels = a.map(({ data }, view) => {
    const other = b[view]!.data;
    let squares = 0;
    for (let at = 0; at < data.length; at += 3) {
      const differences = [0, 1, 2].map((channel) => data[at + channel]! - other[at + channel]!);
      const sum = differences.reduce((total, difference) => total + difference * difference, 0);
      squares += sum;
      const white = [0, 1, 2].every((channel) => data[at + channel] === 255 && other[at + channel] === 255);
      if (white) continue;
      objectSquares += sum;
      objectValues += 3;
      differences.forEach((difference, channel) => (shift[channel]! += difference));
    }
    return decibelsOf(squares / data.length);
  });
  return {
    psnrDb: rounded(decibels.reduce((sum, value) => sum + value, 0) / decibels.length),
    leastPsnrDb: rounded(Math.min(...decibels)),
    objectPsnrDb: rounded(decibelsOf(objectSquares / objectValues)),
    colorShift: shift.map((sum) => Number(((3 * sum) / objectValues).toFixed(2))),
  };
}

/** Of a mean squared error in steps of 8 bits. */
function decibelsOf(meanSquare: number): number {
  return 10 * Math.log10(255 ** 2 / meanSquare);
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
