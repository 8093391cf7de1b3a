import { describe, expect, it } from 'vitest';
import { noise } from '../../cpu/test-scenes.ts';
import type { Rgb } from '../../image.ts';
import { meanAbsoluteError, meanSquaredError } from '../../optimise/losses.ts';
import { structuralDissimilarity } from '../../optimise/ssim.ts';
import { describeGpu } from '../../test-support/gpu.ts';
import type { GpuContext } from '../context.ts';
import { createKnownViewLoss, knownViewLossBytes, type KnownViewLossShape } from './known-view-loss.ts';
import { NO_TARGET, type KnownViewStep, type KnownViewWeights } from './known-view-step.ts';
import type { TargetFormat } from './known-view.wgsl.ts';

const WHITE: Rgb = [1, 1, 1];
const BLACK: Rgb = [0, 0, 0];
const TINTED: Rgb = [0.2, 0.5, 0.9];
/** What blueprint guidance weighs, with 1/4 as each view's share. */
const BLUEPRINT: KnownViewWeights = { rgbMse: 10_000 / 4, alphaMse: 1000 / 4 };
const EVERYTHING: KnownViewWeights = { rgbMse: 3, alphaMse: 0.5, rgbMae: 0.8, alphaMae: 0.3, ssim: 0.2 };

/** A soft disc of bytes, premultiplied, with nothing round it and noise on it. */
function discTarget(width: number, height: number, seed: number): Uint8Array<ArrayBuffer> {
  const random = noise(seed);
  const bytes = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const x = (pixel % width) / width - 0.5;
    const y = Math.floor(pixel / width) / height - 0.5;
    const coverage = Math.min(1, Math.max(0, (0.4 - Math.hypot(x, y)) * 20));
    bytes[pixel * 4 + 3] = 255 * coverage;
    for (let channel = 0; channel < 3; channel++) {
      const color = 0.5 + 0.3 * Math.sin(9 * x + channel + seed) + 0.15 * random();
      bytes[pixel * 4 + channel] = 255 * coverage * color;
    }
  }
  return bytes;
}

/** A premultiplied picture of bytes on a background: rgb and alpha side by side. */
function lay(bytes: Uint8Array, background: Rgb): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: bytes.length }, (_, index) => {
    const channel = index % 4;
    const coverage = bytes[index - channel + 3]! / 255;
    return channel === 3 ? coverage : bytes[index]! / 255 + (1 - coverage) * background[channel]!;
  });
}

/** The picture, a little off: what a renderer may come up with half-way. */
function disturb(picture: Float32Array, seed: number): Float32Array<ArrayBuffer> {
  const random = noise(seed);
  return Float32Array.from(picture, (value) => value + 0.1 * random());
}

function channels(picture: Float32Array, first: number, count: number): Float32Array {
  return Float32Array.from({ length: (picture.length / 4) * count }, (_, index) => {
    return picture[Math.floor(index / count) * 4 + first + (index % count)]!;
  });
}

/** The loss of one view by the functions of the CPU, gradient as r, g, b, alpha. */
function reference(
  picture: Float32Array,
  wanted: Float32Array,
  weights: KnownViewWeights,
  { width, height }: { width: number; height: number },
) {
  const gradient = new Float64Array(picture.length);
  let loss = 0;
  const add = (weight: number, first: number, count: number, part: { loss: number; gradient: Float32Array }) => {
    loss += weight * part.loss;
    for (const [index, value] of part.gradient.entries()) {
      gradient[Math.floor(index / count) * 4 + first + (index % count)]! += weight * value;
    }
  };
  const [rgb, wantedRgb] = [channels(picture, 0, 3), channels(wanted, 0, 3)];
  const [alpha, wantedAlpha] = [channels(picture, 3, 1), channels(wanted, 3, 1)];
  add(weights.rgbMse ?? 0, 0, 3, meanSquaredError(rgb, wantedRgb));
  add(weights.rgbMae ?? 0, 0, 3, meanAbsoluteError(rgb, wantedRgb));
  add(weights.ssim ?? 0, 0, 3, structuralDissimilarity(rgb, wantedRgb, { width, height, channels: 3 }));
  add(weights.alphaMse ?? 0, 3, 1, meanSquaredError(alpha, wantedAlpha));
  add(weights.alphaMae ?? 0, 3, 1, meanAbsoluteError(alpha, wantedAlpha));
  return { loss, gradient };
}

/** Largest difference in units of the largest entry. */
function worstError(values: ArrayLike<number>, wanted: ArrayLike<number>): number {
  expect(values.length).toBe(wanted.length);
  let [worst, largest] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    const error = Math.abs(values[index]! - wanted[index]!);
    if (!(error <= worst)) worst = error;
    largest = Math.max(largest, Math.abs(wanted[index]!));
  }
  expect(largest).toBeGreaterThan(0);
  return worst / largest;
}

/** SwiftShader takes seconds to compile the kernels of SSIM, which whichever test comes first has to wait for. */
const COMPILE_TIMEOUT_MS = 60_000;

interface Bench {
  readonly pictures: readonly Float32Array[];
  readonly targets: readonly Uint8Array[];
  readonly format?: TargetFormat;
  /** What the gradients hold before. */
  readonly before?: number;
}

/** Runs steps in one submission, each on the same pictures; what the last one left as gradients, and all losses. */
async function run(
  gpu: GpuContext,
  shape: KnownViewLossShape,
  { pictures, targets, format = 'rgba8unorm', before = NaN }: Bench,
  steps: readonly KnownViewStep[],
) {
  const { width, height, maxViews } = shape;
  const bytes = 16 * width * height * maxViews;
  const pixels = gpu.createBuffer('pixels', bytes);
  const gradients = gpu.createBuffer('gradients', bytes);
  const stored = targets.map((target) => (format === 'rgba8unorm' ? target : lay(target, BLACK)));
  const targetBytes = stored[0]!.byteLength;
  const targetBuffer = gpu.createBuffer('targets', targetBytes * targets.length);
  const { queue } = gpu.device;
  for (const [view, picture] of pictures.entries()) {
    queue.writeBuffer(pixels, 16 * width * height * view, picture);
  }
  for (const [index, target] of stored.entries()) {
    queue.writeBuffer(targetBuffer, targetBytes * index, target);
  }
  queue.writeBuffer(gradients, 0, new Float32Array(bytes / 4).fill(before));
  const allocated = gpu.allocatedBytes;
  const loss = createKnownViewLoss(gpu, { ...shape, pixels, gradients, targets: targetBuffer, targetFormat: format });
  try {
    expect(gpu.allocatedBytes - allocated).toBe(
      knownViewLossBytes(shape, gpu.device.limits.minStorageBufferOffsetAlignment),
    );
    loss.writeSteps(0, steps);
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    for (const slot of steps.keys()) loss.encode(pass, slot);
    pass.end();
    queue.submit([encoder.finish()]);
    await gpu.settle();
    const losses = [];
    for (const slot of steps.keys()) losses.push([...(await loss.readLosses(slot))]);
    return { losses, gradients: new Float32Array(await gpu.read(gradients, 0, bytes)) };
  } finally {
    loss.destroy();
    expect(gpu.allocatedBytes).toBe(allocated);
    for (const buffer of [pixels, gradients, targetBuffer]) gpu.destroyBuffer(buffer);
  }
}

describeGpu('known-view losses on the device', (gpu) => {
  const cases: {
    name: string;
    width: number;
    height: number;
    weights: KnownViewWeights;
    background: Rgb;
    format?: TargetFormat;
    targetOf: readonly number[];
  }[] = [
    { name: 'blueprint', width: 37, height: 53, weights: BLUEPRINT, background: WHITE, targetOf: [2, 0, 1, 2] },
    { name: 'blueprint', width: 64, height: 64, weights: BLUEPRINT, background: BLACK, targetOf: [1, 0] },
    { name: 'everything', width: 37, height: 53, weights: EVERYTHING, background: TINTED, targetOf: [1, 2] },
    { name: 'everything', width: 64, height: 64, weights: EVERYTHING, background: WHITE, targetOf: [2, 0] },
    { name: 'SSIM alone', width: 37, height: 53, weights: { ssim: 1 }, background: WHITE, targetOf: [0] },
    { name: 'SSIM alone', width: 64, height: 64, weights: { ssim: 1 }, background: BLACK, targetOf: [0, 1, 2] },
    { name: 'SSIM below a window', width: 7, height: 3, weights: { ssim: 1 }, background: BLACK, targetOf: [0, 1] },
    {
      name: 'everything, targets in floats',
      width: 37,
      height: 53,
      weights: EVERYTHING,
      background: TINTED,
      format: 'rgba32float',
      targetOf: [0, 2],
    },
  ];

  it.each(cases)(
    '$name at $width×$height agrees with the CPU',
    async ({ width, height, weights, background, format, targetOf }) => {
      const targets = [1, 2, 3].map((seed) => discTarget(width, height, seed));
      const wanted = targetOf.map((index) => lay(targets[index]!, background));
      const pictures = wanted.map((picture, view) => disturb(picture, 10 + view));
      const shape = { width, height, maxViews: targetOf.length, maxSteps: 2, ssim: weights.ssim !== undefined };
      const step = { targetOf, background, weights, measured: true };
      const bench = { pictures, targets, ...(format ? { format } : {}) };
      const { losses, gradients } = await run(gpu(), shape, bench, [step]);
      const stride = 4 * width * height;
      // Measured worst cases on SwiftShader: loss 3.9e-7, gradient 5.6e-7 without SSIM, 3.7e-5 with it.
      const bound = weights.ssim === undefined ? 5e-6 : 1e-4;
      for (const view of targetOf.keys()) {
        const right = reference(pictures[view]!, wanted[view]!, weights, shape);
        expect(worstError([losses[0]![view]!], [right.loss])).toBeLessThan(5e-6);
        expect(worstError(gradients.subarray(stride * view, stride * (view + 1)), right.gradient)).toBeLessThan(bound);
      }
    },
    COMPILE_TIMEOUT_MS,
  );

  it('sums more workgroups than one workgroup has threads', async () => {
    const [width, height] = [300, 240];
    const target = discTarget(width, height, 1);
    const picture = disturb(lay(target, WHITE), 2);
    const step = { targetOf: [0], background: WHITE, weights: BLUEPRINT, measured: true };
    const bench = { pictures: [picture], targets: [target] };
    const { losses } = await run(gpu(), { width, height, maxViews: 1 }, bench, [step]);
    const right = reference(picture, lay(target, WHITE), BLUEPRINT, { width, height });
    expect(worstError(losses[0]!, [right.loss])).toBeLessThan(5e-6);
  });

  describe('on small pictures', () => {
    const [width, height] = [37, 20];
    const values = 4 * width * height;
    const targets = [1, 2].map((seed) => discTarget(width, height, seed));
    const shape = { width, height, maxViews: 2, maxSteps: 3, ssim: true };
    const pictures = targets.map((target, seed) => disturb(lay(target, BLACK), seed));
    const step = (weights: KnownViewWeights, targetOf: readonly number[] = [0, 1]): KnownViewStep => {
      return { targetOf, background: BLACK, weights, measured: true };
    };

    it.each([{ weights: {} }, { weights: { rgbMse: 0, alphaMse: 0, rgbMae: 0, alphaMae: 0, ssim: 0 } }])(
      'weights of nothing give nothing: $weights',
      async ({ weights }) => {
        const { losses, gradients } = await run(gpu(), shape, { pictures, targets }, [step(weights)]);
        expect(losses).toEqual([[0, 0]]);
        expect(gradients.every((value) => value === 0)).toBe(true);
      },
    );

    it.each([BLUEPRINT, EVERYTHING])(
      'equal pictures have no loss and no slope: %o',
      async (weights) => {
        const same = targets.map((target) => lay(target, BLACK));
        const bench: Bench = { pictures: same, targets, format: 'rgba32float' };
        const { losses, gradients } = await run(gpu(), shape, bench, [step(weights)]);
        expect(losses).toEqual([[0, 0]]);
        expect(gradients.every((value) => value === 0)).toBe(true);
      },
      COMPILE_TIMEOUT_MS,
    );

    it.each([BLUEPRINT, EVERYTHING])(
      'a view without target keeps the gradient it has: %o',
      async (weights) => {
        const bench = { pictures, targets, before: 7 };
        const { losses, gradients } = await run(gpu(), shape, bench, [step(weights, [NO_TARGET, 0])]);
        expect(gradients.subarray(0, values).every((value) => value === 7)).toBe(true);
        const right = reference(pictures[1]!, lay(targets[0]!, BLACK), weights, shape);
        expect(losses[0]![0]).toBe(0);
        expect(worstError([losses[0]![1]!], [right.loss])).toBeLessThan(5e-6);
        expect(worstError(gradients.subarray(values), right.gradient)).toBeLessThan(1e-4);
      },
      COMPILE_TIMEOUT_MS,
    );

    it(
      'steps of one submission keep their own weights, targets, backgrounds and losses',
      async () => {
        const steps: KnownViewStep[] = [
          step(EVERYTHING, [1, 0]),
          { targetOf: [0, 1], background: WHITE, weights: { rgbMae: 2 }, measured: true },
          { targetOf: [1], background: TINTED, weights: BLUEPRINT },
        ];
        const { losses, gradients } = await run(gpu(), shape, { pictures, targets }, steps);
        for (const [slot, { targetOf, background, weights }] of steps.slice(0, 2).entries()) {
          const right = targetOf.map((index, view) => {
            return reference(pictures[view]!, lay(targets[index]!, background), weights, shape).loss;
          });
          expect(worstError(losses[slot]!, right)).toBeLessThan(5e-6);
        }
        expect(losses[2]).toEqual([0]);
        const last = reference(pictures[0]!, lay(targets[1]!, TINTED), BLUEPRINT, shape);
        const before = reference(pictures[1]!, lay(targets[1]!, WHITE), { rgbMae: 2 }, shape);
        expect(worstError(gradients.subarray(0, values), last.gradient)).toBeLessThan(5e-6);
        expect(worstError(gradients.subarray(values), before.gradient)).toBeLessThan(5e-6);
      },
      COMPILE_TIMEOUT_MS,
    );

    it(
      'a picture far beyond its range has finite slopes',
      async () => {
        const glaring = pictures.map((picture) => picture.map((value) => 1000 + value));
        const { losses, gradients } = await run(gpu(), shape, { pictures: glaring, targets }, [step({ ssim: 1 })]);
        expect(losses[0]!.every((loss) => loss > 0.9 && loss < 2)).toBe(true);
        expect(gradients.every(Number.isFinite)).toBe(true);
      },
      COMPILE_TIMEOUT_MS,
    );

    it(
      'a picture that is not a number shows in loss and gradient',
      async () => {
        const broken = pictures.map((picture) => picture.map((value, index) => (index === 4 * 300 ? NaN : value)));
        const { losses, gradients } = await run(gpu(), shape, { pictures: broken, targets }, [step(EVERYTHING)]);
        expect(losses[0]!.every(Number.isNaN)).toBe(true);
        expect(gradients[4 * 300]).toBeNaN();
      },
      COMPILE_TIMEOUT_MS,
    );
  });

  it('refuses what it cannot compare', () => {
    const buffer = (bytes: number) => gpu().createBuffer('pictures', bytes);
    const [pixels, gradients, targets] = [buffer(16 * 64), buffer(16 * 64), buffer(3 * 4 * 64)];
    const options = { width: 8, height: 8, maxViews: 1, maxSteps: 2, pixels, gradients, targets };
    const refused = expect.objectContaining({ code: 'BUG_LOSS_SHAPE' }) as Error;
    expect(() => createKnownViewLoss(gpu(), { ...options, maxViews: 2 })).toThrow(refused);
    const loss = createKnownViewLoss(gpu(), options);
    const step: KnownViewStep = { targetOf: [2], background: BLACK, weights: BLUEPRINT };
    const write = (slot: number, changed: Partial<KnownViewStep>) => () =>
      loss.writeSteps(slot, [{ ...step, ...changed }]);
    expect(write(1, {})).not.toThrow();
    expect(write(2, {})).toThrow(refused);
    expect(write(-1, {})).toThrow(refused);
    expect(write(0, { targetOf: [3] })).toThrow(refused);
    expect(write(0, { targetOf: [0.5] })).toThrow(refused);
    expect(write(0, { targetOf: [0, 1] })).toThrow(refused);
    expect(write(0, { weights: { ssim: 1 } })).toThrow(refused);
    const pass = gpu().device.createCommandEncoder().beginComputePass();
    expect(() => loss.encode(pass, 0)).toThrow(refused);
    loss.destroy();
    for (const made of [pixels, gradients, targets]) gpu().destroyBuffer(made);
  });
});
