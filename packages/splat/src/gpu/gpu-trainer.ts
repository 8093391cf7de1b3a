import { AppError } from '@404-gen/service-kit/app-error';
import type { Camera } from '../camera.ts';
import type { GaussianCloud } from '../cloud.ts';
import type { FloatImage, Rgb } from '../image.ts';
import { densityControlDue, finishCloud, splatCapacity } from '../optimise/optimiser.ts';
import { assertTrainerOptions } from '../optimise/options.ts';
import type { SplatTrainer, StepReport, TrainerOptions, ViewGradient } from '../trainer.ts';
import { createCloudBuffers } from './cloud-buffers.ts';
import type { GpuContext } from './context.ts';
import type { DeviceTargets, FitStep } from './fit.ts';
import { HALT, STATE_BYTES, STATE_OFFSETS } from './layout.ts';
import type { KnownViewWeights } from './losses/known-view-step.ts';
import { writePixelGradients } from './pixel-gradients.ts';
import { maxIntersections } from './raster-passes.ts';
import { commonSize, PAIRS_PER_SPLAT, unpackPictures, unpackViews } from './render-views.ts';
import { createReshaper, type BegunReshape } from './reshape/reshaper.ts';
import type { ViewPlanes } from './view-planes.ts';
import { createStepPasses, MAX_STEPS, type StepPasses, type StepRates } from './step-passes.ts';

/**
 * A trainer that can also run many steps without the host, against pictures that are on the device already, and one that
 * shows and is told no more of a view than a network of a smaller picture size sees.
 */
export interface GpuTrainer extends SplatTrainer {
  /**
   * As `render`, with views resized bilinearly on the device to planes [views, 3, side, side] in [−1, 1]; the last
   * `pictures` cameras give pictures instead. What is returned stays valid until the next rendering.
   */
  renderPlanes(
    cameras: readonly Camera[],
    background: Rgb,
    options: { readonly side: number; readonly pictures?: number },
  ): Promise<{ readonly planes: Float32Array; readonly pictures: readonly FloatImage[] }>;
  /**
   * As `update`, after `renderPlanes`: ∂L/∂planes, and for each picture its gradient (without depth). Resolves when the
   * device has been told, unless it is the last step: what goes wrong then is told by the next call.
   */
  updateFromPlanes(gradient: Float32Array, pictures?: readonly ViewGradient[]): Promise<StepReport>;
  /**
   * Runs the steps in order, as `render`, `knownViewLoss` and `update` would, without waiting for the device between two
   * reshapings. Resolves with the report and mean loss of the last step. Aborts at the next pause.
   */
  fit(
    targets: DeviceTargets,
    steps: readonly FitStep[],
    weights: KnownViewWeights,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: (report: StepReport, loss: number) => void },
  ): Promise<{ readonly report: StepReport; readonly loss: number }>;
}

/** Few at first, so that the device does not wait long; then so many that submitting costs little. */
const FIRST_SUBMISSION_STEPS = 2;
const MAX_SUBMISSION_STEPS = 8;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** Spare room for pairs when the last guess was too small. */
const HEADROOM = 1.5;

/**
 * The `SplatTrainer` of a GPU. All state of the cloud lives on the device; `render` reads pictures back and `update`
 * sends gradients there, `fit` does neither. Splits draw random numbers of their own, so results differ from the CPU's
 * in detail; on one device the same input gives the same bytes.
 *
 * Rejects with `NUMERIC_DIVERGED` (the cloud then is that of the last good step), `GPU_OUT_OF_MEMORY`, `GPU_DEVICE_LOST`.
 */
export function createGpuTrainer(gpu: GpuContext, initialCloud: GaussianCloud, options: TrainerOptions): GpuTrainer {
  assertTrainerOptions(options);
  const capacity = splatCapacity(initialCloud.count, options);
  const { shDegree } = initialCloud;
  const { cloud, reshaper } = gpu.allOrNothing(() => {
    const made = createCloudBuffers(gpu, initialCloud, capacity);
    return { cloud: made, reshaper: createReshaper(gpu, made, options) };
  });
  let count = initialCloud.count;
  /** Steps done. */
  let step = 0;
  let passes: StepPasses | undefined;
  let pairsPerSplat = PAIRS_PER_SPLAT;
  /** What `update` or, with `planes`, `updateFromPlanes` goes back through. */
  let rendered: { readonly cameras: readonly Camera[]; readonly planes?: ViewPlanes } | undefined;
  let closed = false;

  const passesFor = (
    shape: { width: number; height: number; views: number; depth: boolean },
    targets?: DeviceTargets,
    intersections = 0,
  ): StepPasses => {
    if (closed) throw new AppError('CANCELLED_RASTER', 'The trainer is closed');
    if (passes?.fits(shape, targets, intersections)) return passes;
    const guess = Math.ceil(shape.views * capacity * pairsPerSplat);
    const intersectionCapacity = Math.max(intersections, Math.min(guess, maxIntersections(gpu)));
    passes?.destroy();
    passes = undefined;
    passes = gpu.allOrNothing(() =>
      createStepPasses(gpu, cloud, { ...shape, capacity, shDegree, intersectionCapacity }, targets),
    );
    passes.setCount(count);
    return passes;
  };

  const setCount = (next: number) => {
    count = next;
    passes?.setCount(count);
  };

  /** What follows the update of step `step`. */
  const afterUpdate = async (begun?: BegunReshape): Promise<StepReport> => {
    let report: StepReport = { step, count, cloned: 0, split: 0, pruned: 0 };
    const due = densityControlDue(step, options);
    if (due.reshape) {
      report = { step, ...(await (begun ?? reshaper.begin(count, step)).finish()) };
      setCount(report.count);
    }
    if (due.opacityReset) submit((pass) => reshaper.encodeOpacityReset(pass));
    return report;
  };

  const submit = (encode: (pass: GPUComputePassEncoder) => void, copies?: (encoder: GPUCommandEncoder) => void) => {
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    encode(pass);
    pass.end();
    copies?.(encoder);
    gpu.device.queue.submit([encoder.finish()]);
  };

  /** Throws for what `state` says went wrong, except a lack of room. */
  const checkState = (state: Uint32Array, at: number) => {
    if ((state[STATE_OFFSETS.halt / 4]! & HALT.diverged) !== 0) {
      const message = `A parameter stopped being finite at step ${at}`;
      throw new AppError('NUMERIC_DIVERGED', message, { details: { step: at } });
    }
  };

  /**
   * The check of the last update. The device goes through it while the host goes on to the next rendering, which waits for
   * both; what neither renders nor reshapes waits for it alone.
   */
  let checked: Promise<void> = Promise.resolve();
  /** Waits for that check; what it found is told once. */
  const endCheck = (): Promise<void> => {
    const check = checked;
    checked = Promise.resolve();
    return check;
  };

  /** Back through the last rendering; `prepare` sends gradients of its pixels and says how the device gets to those of splats. */
  const goBack = async (
    prepare: (current: StepPasses) => (pass: GPUComputePassEncoder) => void,
    { goesOn }: { readonly goesOn: boolean },
  ) => {
    const current = passes!;
    rendered = undefined;
    const encodeBackward = prepare(current);
    step++;
    current.setRates([ratesOf(step)]);
    submit((pass) => {
      encodeBackward(pass);
      current.update(pass);
    });
    const at = step;
    checked = readState(current).then((state) => checkState(state, at));
    // Told to whoever waits for it next.
    checked.catch(() => undefined);
    const due = densityControlDue(step, options);
    // After the last there is no call that would tell.
    if (!goesOn || due.reshape || due.opacityReset || step >= options.iterations) await endCheck();
    return afterUpdate();
  };

  const outOfOrder = ({ length }: readonly ViewGradient[]) => {
    const views = rendered?.cameras.length ?? 0;
    return new AppError('BUG_TRAINER_ORDER', `${length} gradients came for ${views} rendered views`);
  };

  const readState = async (from: StepPasses) => new Uint32Array(await gpu.read(from.raster.state, 0, STATE_BYTES));
  /** Pairs to make room for when `wanted` did not fit. */
  const roomFor = (wanted: number, views: number): number => {
    pairsPerSplat = Math.max(pairsPerSplat, (HEADROOM * wanted) / (views * Math.max(1, count)));
    return Math.max(wanted, Math.min(Math.ceil(wanted * HEADROOM), maxIntersections(gpu)));
  };

  return {
    device: gpu.name,
    get count() {
      return count;
    },

    async render(cameras, background) {
      rendered = undefined;
      if (cameras.length === 0) return [];
      const { width, height } = commonSize(cameras);
      const shape = { width, height, views: cameras.length, depth: true };
      for (let intersections = 0; ;) {
        const current = passesFor(shape, undefined, intersections);
        current.begin([{ cameras, background }]);
        submit((pass) => current.raster.encodeForward(pass));
        const { state, pixels, depths } = await current.readPictures();
        await endCheck();
        const wanted = state[STATE_OFFSETS.wanted / 4]!;
        if (wanted <= current.raster.shape.intersectionCapacity) {
          rendered = { cameras };
          return unpackViews(cameras, pixels, depths);
        }
        intersections = roomFor(wanted, cameras.length);
      }
    },

    async renderPlanes(cameras, background, { side, pictures = 0 }) {
      rendered = undefined;
      const { width, height } = commonSize(cameras);
      const shape = { width, height, views: cameras.length, depth: false };
      for (let intersections = 0; ;) {
        const current = passesFor(shape, undefined, intersections);
        const planes = current.planesOf({ side, views: cameras.length - pictures });
        current.begin([{ cameras, background }]);
        submit(
          (pass) => {
            current.raster.encodeForward(pass);
            planes.toPlanes(pass);
          },
          (encoder) => planes.encodeCopies(encoder),
        );
        const read = await planes.read();
        await endCheck();
        const wanted = read.state[STATE_OFFSETS.wanted / 4]!;
        if (wanted <= current.raster.shape.intersectionCapacity) {
          rendered = { cameras, planes };
          return { planes: read.planes, pictures: unpackPictures({ width, height }, read.pixels) };
        }
        intersections = roomFor(wanted, cameras.length);
      }
    },

    update(gradients) {
      if (rendered?.planes || gradients.length !== rendered?.cameras.length)
        return Promise.reject(outOfOrder(gradients));
      const { cameras } = rendered;
      return goBack(
        (current) => {
          writePixelGradients(gpu, current.raster, cameras, gradients);
          return (pass) => current.raster.encodeBackward(pass);
        },
        { goesOn: false },
      );
    },

    updateFromPlanes(gradient, pictures = []) {
      const { cameras = [], planes } = rendered ?? {};
      const first = cameras.length - pictures.length;
      if (planes?.shape.views !== first) return Promise.reject(outOfOrder(pictures));
      return goBack(
        (current) => {
          planes.write(gradient);
          writePixelGradients(gpu, current.raster, cameras, pictures, first);
          return (pass) => {
            planes.fromPlanes(pass);
            current.raster.encodeBackward(pass);
          };
        },
        { goesOn: true },
      );
    },

    async fit(targets, steps, weights, { signal, onProgress } = {}) {
      rendered = undefined;
      await endCheck();
      let report: StepReport = { step, count, cloned: 0, split: 0, pruned: 0 };
      let loss = 0;
      for (let done = 0, intersections = 0; done < steps.length;) {
        signal?.throwIfAborted();
        const first = steps[done]!;
        const views = first.cameras.length;
        const shape = { ...commonSize(first.cameras), views, depth: false };
        const current = passesFor(shape, targets, intersections);
        const batch = takeBatch(steps, done, views);
        current.begin(batch);
        current.setRates(batch.map((_, index) => ratesOf(step + 1 + index)));
        current.setTargets(batch, weights);
        // In portions, so that the device works on the first while the host encodes the next.
        for (let from = 0, end; from < batch.length; from = end) {
          end = Math.min(batch.length, from + clamp(from, FIRST_SUBMISSION_STEPS, MAX_SUBMISSION_STEPS));
          const portion = { from, end };
          submit((pass) => {
            for (let index = portion.from; index < portion.end; index++) {
              current.raster.encodeForward(pass);
              current.encodeBackward(pass, index);
              current.update(pass);
            }
          });
        }
        // One wait for all: the device goes on to densify while nobody knows yet how the steps went.
        const last = step + batch.length;
        const halted = { buffer: current.raster.state, offsetBytes: STATE_OFFSETS.halt };
        const begun = densityControlDue(last, options).reshape ? reshaper.begin(count, last, halted) : undefined;
        const [state, losses] = await Promise.all([
          readState(current),
          current.readLosses(batch.length - 1),
          begun?.densified,
        ]);
        const halt = state[STATE_OFFSETS.halt / 4]!;
        const finished = halt === 0 ? batch.length : state[STATE_OFFSETS.cursor / 4]!;
        step += finished;
        done += finished;
        checkState(state, step);
        if ((halt & HALT.overflow) !== 0) {
          intersections = roomFor(state[STATE_OFFSETS.most / 4]!, views);
          continue;
        }
        loss = losses.reduce((sum, each) => sum + each, 0);
        if (!Number.isFinite(loss)) {
          throw new AppError('NUMERIC_DIVERGED', `The loss is ${loss} at step ${step}`, { details: { step } });
        }
        report = await afterUpdate(begun);
        onProgress?.(report, loss);
      }
      return { report, loss };
    },

    async snapshot() {
      const copy = await cloud.download(count);
      await endCheck();
      return copy;
    },

    async finish() {
      await endCheck();
      return finishCloud(await cloud.download(count), options);
    },

    async close() {
      if (closed) return;
      closed = true;
      await endCheck().catch(() => undefined);
      passes?.destroy();
      reshaper.destroy();
      cloud.destroy();
    },
  };

  function ratesOf(at: number): StepRates {
    return { options, step: at, collect: densityControlDue(at, options).statistics };
  }

  /** Steps from `start` on that one submission may hold: up to the next reshaping, with as many views each. */
  function takeBatch(steps: readonly FitStep[], start: number, views: number): readonly FitStep[] {
    const batch: FitStep[] = [];
    while (start + batch.length < steps.length && batch.length < MAX_STEPS) {
      const next = steps[start + batch.length]!;
      if (next.cameras.length !== views) break;
      batch.push(next);
      const due = densityControlDue(step + batch.length, options);
      if (due.reshape || due.opacityReset) break;
    }
    return batch;
  }
}
