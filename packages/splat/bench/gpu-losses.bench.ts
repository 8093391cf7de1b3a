/**
 * Times the losses of known views on the device, from the sources: `node --import tsx bench/gpu-losses.bench.ts`.
 *
 * Prints a table, and one JSON line per case. Steps run back to back in one submission, so that what is shown is what a
 * step adds to a long chain. Environment: BENCH_STEPS (64), BENCH_RUNS (10), BENCH_SIZES ("128,256,512,1024", pixels).
 */
import { createKnownViewLoss, knownViewLossBytes } from '../src/gpu/losses/known-view-loss.ts';
import type { KnownViewWeights } from '../src/gpu/losses/known-view-step.ts';
import { openGpu } from '../src/gpu/open.ts';

const { BENCH_STEPS, BENCH_RUNS, BENCH_SIZES } = process.env;
const stepCount = Number(BENCH_STEPS ?? 64);
const runs = Number(BENCH_RUNS ?? 10);
const sizes = (BENCH_SIZES ?? '128,256,512,1024').split(',').map(Number);
const views = 4;
const mixes: Record<string, { weights: KnownViewWeights; measured?: boolean }> = {
  mse: { weights: { rgbMse: 10_000, alphaMse: 1000 } },
  'mse, measured': { weights: { rgbMse: 10_000, alphaMse: 1000 }, measured: true },
  'mse + ssim': { weights: { rgbMse: 10_000, alphaMse: 1000, ssim: 1 } },
};

const gpu = await openGpu();

/** Median microseconds of one step, from first submission to the device being done. */
async function measure(size: number, { weights, measured = false }: { weights: KnownViewWeights; measured?: boolean }) {
  const bytes = 16 * size * size * views;
  const [pixels, gradients] = [gpu.createBuffer('pixels', bytes), gpu.createBuffer('gradients', bytes)];
  const targets = gpu.createBuffer('targets', bytes / 4);
  const shape = { width: size, height: size, maxViews: views, maxSteps: stepCount, ssim: weights.ssim !== undefined };
  const pattern = Float32Array.from({ length: bytes / 4 }, (_, index) => 0.5 + 0.5 * Math.sin(index * 0.37));
  gpu.device.queue.writeBuffer(pixels, 0, pattern);
  const loss = createKnownViewLoss(gpu, { ...shape, pixels, gradients, targets });
  const step = { targetOf: [0, 1, 2, 3], background: [1, 1, 1] as const, weights, measured };
  loss.writeSteps(
    0,
    Array.from({ length: stepCount }, () => step),
  );
  const times: number[] = [];
  // The first compiles.
  for (let run = 0; run <= runs; run++) {
    const start = performance.now();
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    for (let slot = 0; slot < stepCount; slot++) loss.encode(pass, slot);
    pass.end();
    gpu.device.queue.submit([encoder.finish()]);
    await gpu.settle();
    if (run > 0) times.push(((performance.now() - start) * 1000) / stepCount);
  }
  loss.destroy();
  for (const buffer of [pixels, gradients, targets]) gpu.destroyBuffer(buffer);
  times.sort((a, b) => a - b);
  return {
    medianUs: Number(times[Math.floor(times.length / 2)]!.toFixed(2)),
    leastUs: Number(times[0]!.toFixed(2)),
    ownBytes: knownViewLossBytes(shape, gpu.device.limits.minStorageBufferOffsetAlignment),
  };
}

const lines: Record<string, string | number>[] = [];
for (const size of sizes) {
  for (const [mix, options] of Object.entries(mixes)) lines.push({ size, mix, ...(await measure(size, options)) });
}
console.table(lines);
for (const line of lines) {
  console.log(JSON.stringify({ bench: 'gpu-losses', ...line, views, stepCount, runs, adapter: gpu.name }));
}
gpu.close();
