import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Camera } from '../../src/camera.ts';
import type { GaussianCloud } from '../../src/cloud.ts';
import { cloudStatistics } from '../../src/cloud-ops.ts';
import { renderView, renderViewBackward } from '../../src/cpu/render-view.ts';
import { readSplatFile } from '../../src/formats/splat-file.ts';
import type { GpuContext } from '../../src/gpu/context.ts';
import { renderViewsOnGpu } from '../../src/gpu/render-views.ts';
import type { RenderedView, Rgb } from '../../src/image.ts';
import { createRandom } from '../../src/optimise/random.ts';
import { backwardOnGpu } from '../../src/test-support/gpu-backward.ts';
import type { ViewGradient } from '../../src/trainer.ts';
import type { Reference } from './python.ts';
import { orbitCameras, writeScene } from './scenes.ts';
import { rounded } from './statistics.ts';

const PARAMETERS = ['positions', 'logScales', 'rotations', 'opacityLogits', 'shDc', 'shRest'] as const;
type Gradients = Readonly<Record<(typeof PARAMETERS)[number], Float32Array>>;

/** One rendering and what came back through it. */
interface Result {
  /** [views, pixels, 3] and [views, pixels] */
  readonly rgb: Float32Array;
  readonly alpha: Float32Array;
  readonly gradients: Gradients;
}

export interface ParityFigures {
  readonly between: string;
  readonly psnrDb: number;
  readonly alphaPsnrDb: number;
  /** Largest difference of one colour value. */
  readonly worstPixel: number;
  /** ‖a − b‖ / ‖b‖ of ∂L/∂parameter over all splats, for each parameter, and the largest of them. */
  readonly gradientErrors: Readonly<Record<string, number>>;
  readonly worstGradient: number;
}

export interface ParityReport {
  readonly file: string;
  readonly splats: number;
  readonly shDegree: number;
  readonly size: number;
  readonly views: number;
  readonly comparisons: readonly ParityFigures[];
  /** Whether all comparisons are within `LEAST_PSNR_DB` and `MOST_GRADIENT_ERROR`. */
  readonly agrees: boolean;
}

const LEAST_PSNR_DB = 50;
const MOST_GRADIENT_ERROR = 1e-3;

const BACKGROUND: Rgb = [0.3, 0.5, 0.7];
/** Distance of the cameras in longest sides of the object. */
const DISTANCE = 1.6;

/** The file drawn and gone back through on the CPU, on the GPU and, if there is one, by the reference. */
export async function measureParity(
  gpu: GpuContext,
  file: string,
  { size, views, directory }: { readonly size: number; readonly views: number; readonly directory: string },
  reference: Reference | undefined,
): Promise<ParityReport> {
  const cloud = centred(await readSplatFile(await readFile(file)));
  const cameras = orbitCameras(size, views, DISTANCE * cloudStatistics(cloud).largestSide);
  const gradients = randomGradients(views, size);
  const results: Record<string, Result> = {
    CPU: onCpu(cloud, cameras, gradients),
    GPU: await onGpu(gpu, cloud, cameras, gradients),
  };
  if (reference) results['gsplat'] = await byReference(reference, cloud, cameras, gradients, directory);
  const others = reference ? [['GPU', 'gsplat'] as const, ['CPU', 'gsplat'] as const] : [];
  const comparisons = [['GPU', 'CPU'] as const, ...others].map(([a, b]) => ({
    between: `${a}, ${b}`,
    ...compare(results[a]!, results[b]!),
  }));
  return {
    ...{ file: basename(file), splats: cloud.count, shDegree: cloud.shDegree, size, views, comparisons },
    agrees: comparisons.every(
      ({ psnrDb, worstGradient }) => psnrDb >= LEAST_PSNR_DB && worstGradient <= MOST_GRADIENT_ERROR,
    ),
  };
}

/** Moved so that the cameras look at its middle. */
function centred(cloud: GaussianCloud): GaussianCloud {
  const { bounds } = cloudStatistics(cloud);
  if (!bounds) throw new Error('The file holds no splats');
  const positions = cloud.positions.map(
    (value, index) => value - (bounds.min[index % 3]! + bounds.max[index % 3]!) / 2,
  );
  return { ...cloud, positions };
}

/** ∂L/∂pixel of no loss in particular: every value random, so that no error hides. */
function randomGradients(views: number, size: number): ViewGradient[] {
  const random = createRandom(7);
  const normals = (length: number) => Float32Array.from({ length }, () => random.normal());
  return Array.from({ length: views }, () => ({ rgb: normals(size * size * 3), alpha: normals(size * size) }));
}

function onCpu(cloud: GaussianCloud, cameras: readonly Camera[], gradients: readonly ViewGradient[]): Result {
  const pictures = cameras.map((camera) => renderView(cloud, camera, BACKGROUND));
  const sums = Object.fromEntries(PARAMETERS.map((name) => [name, new Float64Array(cloud[name].length)]));
  cameras.forEach((camera, view) => {
    const back = renderViewBackward(cloud, camera, BACKGROUND, gradients[view]!);
    for (const name of PARAMETERS) back[name].forEach((value, index) => (sums[name]![index]! += value));
  });
  const summed = PARAMETERS.map((name) => [name, Float32Array.from(sums[name]!)] as const);
  return { ...joined(pictures), gradients: Object.fromEntries(summed) as unknown as Gradients };
}

async function onGpu(
  gpu: GpuContext,
  cloud: GaussianCloud,
  cameras: readonly Camera[],
  gradients: readonly ViewGradient[],
): Promise<Result> {
  const pictures = await renderViewsOnGpu(gpu, cloud, cameras, BACKGROUND);
  const { gradients: back } = await backwardOnGpu(gpu, cloud, cameras, BACKGROUND, gradients);
  return { ...joined(pictures), gradients: back };
}

async function byReference(
  reference: Reference,
  cloud: GaussianCloud,
  cameras: readonly Camera[],
  gradients: readonly ViewGradient[],
  directory: string,
): Promise<Result> {
  const scene = await writeScene(directory, 'parity', cloud, cameras, {
    arrays: {
      rgbGradient: concat(gradients.map(({ rgb }) => rgb)),
      alphaGradient: concat(gradients.map(({ alpha }) => alpha!)),
    },
    facts: { background: BACKGROUND },
  });
  const out = join(directory, 'parity-gsplat');
  await reference.run('gsplat_render.py', [scene, out], () => undefined);
  const bytes = await readFile(`${out}.bin`);
  const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const { arrays } = JSON.parse(await readFile(`${out}.json`, 'utf8')) as {
    arrays: Record<string, { offset: number; length: number }>;
  };
  const take = (name: string) => {
    const { offset, length } = arrays[name] ?? { offset: 0, length: 0 };
    return all.subarray(offset, offset + length);
  };
  const back = Object.fromEntries(PARAMETERS.map((name) => [name, take(name)])) as unknown as Gradients;
  return { rgb: take('rgb'), alpha: take('alpha'), gradients: back };
}

function joined(pictures: readonly RenderedView[]): Pick<Result, 'rgb' | 'alpha'> {
  return { rgb: concat(pictures.map(({ rgb }) => rgb)), alpha: concat(pictures.map(({ alpha }) => alpha)) };
}

function concat(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function compare(a: Result, b: Result): Omit<ParityFigures, 'between'> {
  const errors = PARAMETERS.filter((name) => b.gradients[name].length > 0).map(
    (name) => [name, rounded(relativeError(a.gradients[name], b.gradients[name]))] as const,
  );
  const colors = difference(a.rgb, b.rgb);
  return {
    psnrDb: rounded(-10 * Math.log10(colors.meanSquare)),
    alphaPsnrDb: rounded(-10 * Math.log10(difference(a.alpha, b.alpha).meanSquare)),
    worstPixel: rounded(colors.largest),
    gradientErrors: Object.fromEntries(errors),
    worstGradient: Math.max(...errors.map(([, error]) => error)),
  };
}

function difference(a: Float32Array, b: Float32Array): { meanSquare: number; largest: number } {
  assertSameLength(a, b);
  let sum = 0;
  let largest = 0;
  for (let index = 0; index < a.length; index++) {
    const delta = a[index]! - b[index]!;
    sum += delta * delta;
    largest = Math.max(largest, Math.abs(delta));
  }
  return { meanSquare: sum / a.length, largest };
}

function relativeError(a: Float32Array, b: Float32Array): number {
  assertSameLength(a, b);
  let apart = 0;
  let norm = 0;
  for (let index = 0; index < b.length; index++) {
    apart += (a[index]! - b[index]!) ** 2;
    norm += b[index]! ** 2;
  }
  return Math.sqrt(apart / norm);
}

function assertSameLength(a: Float32Array, b: Float32Array): void {
  if (a.length !== b.length) throw new Error(`${a.length} values are compared with ${b.length}`);
}
