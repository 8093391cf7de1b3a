import { describe, expect, it } from 'vitest';
import type { GaussianCloud, ShDegree } from '../../cloud.ts';
import type { DensificationStatistics } from '../../optimise/densification-statistics.ts';
import { rotationMatrix } from '../../optimise/densify.ts';
import { reshape } from '../../optimise/optimiser.ts';
import { DEFAULT_TRAINER_OPTIONS } from '../../optimise/options.ts';
import { resetOpacities } from '../../optimise/prune.ts';
import type { Random } from '../../optimise/random.ts';
import { createTrainableCloud, PARAMETER_NAMES, type TrainableCloud } from '../../optimise/trainable-cloud.ts';
import { randomCloud, seededRandom } from '../../test-support/clouds.ts';
import { describeGpu } from '../../test-support/gpu.ts';
import type { TrainerOptions } from '../../trainer.ts';
import { createCloudBuffers, type CloudBuffers } from '../cloud-buffers.ts';
import type { GpuContext } from '../context.ts';
import { packCloud, unpackCloud } from '../layout.ts';
import { createReshaper, reshaperBytes } from './reshaper.ts';

interface Case {
  readonly cloud: GaussianCloud;
  /** [N, 2] as in `CloudBuffers.statistics`. */
  readonly statistics: Float32Array<ArrayBuffer>;
  readonly capacity: number;
  readonly options: Partial<TrainerOptions>;
}

/** Puts the children of a split nowhere: the two sides have different random numbers, so their places cannot agree. */
const nowhere: Random = { uniform: () => 0, normal: () => NaN };

/**
 * Statistics of few values, so that many are equal; a quarter of the splats was not seen. Numbers of views are powers of
 * two, by which every device divides exactly: WGSL lets other quotients be a little off.
 */
function randomStatistics(count: number): Float32Array<ArrayBuffer> {
  const random = seededRandom(5);
  const statistics = new Float32Array(2 * count);
  for (let at = 0; at < statistics.length; at += 2) {
    const views = [0, 1, 2, 4][Math.floor(random() * 4)]!;
    statistics.set([views > 0 ? Math.floor(random() * 40) / 512 : 0, views], at);
  }
  return statistics;
}

function statisticsOf(values: Float32Array): DensificationStatistics {
  return {
    add: () => undefined,
    mean: (index) => (values[2 * index + 1]! > 0 ? values[2 * index]! / values[2 * index + 1]! : 0),
    reset: () => undefined,
  };
}

/** A random cloud of which some splats are faint and some oversized. */
function mixedCloud(count: number, shDegree: ShDegree, seed = 1): GaussianCloud {
  const cloud = randomCloud(count, shDegree, seed);
  for (let index = 0; index < count; index += 10) cloud.logScales[index * 3 + (index % 3)] = -0.5;
  return cloud;
}

/** With moments that tell every value of every splat apart. */
function trainable({ cloud, capacity }: Case): TrainableCloud {
  const copy = createTrainableCloud(cloud, capacity);
  let next = 1;
  for (const name of PARAMETER_NAMES) {
    const { firstMoments, secondMoments, stride } = copy.groups[name];
    for (let at = 0; at < cloud.count * stride; at++) {
      firstMoments[at] = next;
      secondMoments[at] = -next++;
    }
  }
  return copy;
}

type ArrayName = 'values' | 'firstMoments' | 'secondMoments';
const BUFFERS = { values: 'params', firstMoments: 'firstMoments', secondMoments: 'secondMoments' } as const;

/** One of the three arrays of every group in the shape of a cloud, with room for the capacity. */
function arraysOf({ count, shDegree, groups }: TrainableCloud, name: ArrayName): GaussianCloud {
  const arrays = Object.fromEntries(PARAMETER_NAMES.map((group) => [group, groups[group][name]]));
  return { count, shDegree, ...arrays } as unknown as GaussianCloud;
}

interface Device {
  readonly buffers: CloudBuffers;
  readonly download: (name: ArrayName, count: number) => Promise<GaussianCloud>;
}

async function withDevice<Result>(gpu: GpuContext, given: Case, use: (device: Device) => Promise<Result>) {
  const { capacity, statistics } = given;
  const source = trainable(given);
  const buffers = createCloudBuffers(gpu, given.cloud, capacity);
  for (const name of ['firstMoments', 'secondMoments'] as const) {
    gpu.device.queue.writeBuffer(buffers[name], 0, packCloud(arraysOf(source, name), capacity));
  }
  gpu.device.queue.writeBuffer(buffers.statistics, 0, statistics);
  try {
    return await use({
      buffers,
      async download(name, count) {
        const packed = await gpu.read(buffers[BUFFERS[name]], 0, buffers.planes * capacity * 4);
        return unpackCloud(new Float32Array(packed), count, capacity, buffers.shDegree);
      },
    });
  } finally {
    buffers.destroy();
    await gpu.settle();
  }
}

const optionsOf = ({ options }: Case): TrainerOptions => ({ ...DEFAULT_TRAINER_OPTIONS, minSplats: 0, ...options });

/**
 * Index of the first value that is not equal to rounding, or not finite where none is expected, or −1. SwiftShader
 * has no difference at all.
 */
function firstDifference(actual: Float32Array, expected: Float32Array): number {
  return actual.findIndex((value, at) => {
    const wanted = expected[at]!;
    if (Number.isNaN(wanted)) return !Number.isFinite(value);
    return !(Math.abs(value - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted)));
  });
}

/** Reshapes on both sides and compares everything but the places of split children. */
async function expectParity(gpu: GpuContext, given: Case, rounds = 1) {
  const options = optionsOf(given);
  const reference = trainable(given);
  return withDevice(gpu, given, async ({ buffers, download }) => {
    const reshaper = createReshaper(gpu, buffers, options);
    let report = { count: given.cloud.count, cloned: 0, split: 0, pruned: 0 };
    for (let round = 0; round < rounds; round++) {
      gpu.device.queue.writeBuffer(buffers.statistics, 0, given.statistics);
      const changes = reshape(reference, statisticsOf(given.statistics), options, nowhere);
      report = await reshaper.reshape(report.count, 50 * (round + 1));
      expect(report).toEqual({ count: reference.count, ...changes });
    }
    for (const array of ['values', 'firstMoments', 'secondMoments'] as const) {
      const actual = await download(array, report.count);
      const expected = arraysOf(reference, array);
      for (const name of PARAMETER_NAMES) {
        expect([array, name, firstDifference(actual[name], expected[name])]).toEqual([array, name, -1]);
      }
    }
    const cleared = new Float32Array(await gpu.read(buffers.statistics, 0, given.capacity * 8));
    expect(cleared.every((value) => value === 0)).toBe(true);
    reshaper.destroy();
    return report;
  });
}

describeGpu('the reshaper', (gpu) => {
  describe.each([0, 2] as const)('agrees with the CPU at SH degree %d', (shDegree) => {
    const count = 3000;
    const usual: Case = {
      cloud: mixedCloud(count, shDegree),
      statistics: randomStatistics(count),
      capacity: 6001,
      options: { maxSplats: 6001, densifyGradThreshold: 0.02 },
    };

    it('when there is room for all', async () => {
      const { cloned, split, pruned } = await expectParity(gpu(), usual);
      expect(Math.min(cloned, split, pruned)).toBeGreaterThan(200);
    });

    it('when the candidates exceed the room, many being pulled alike', async () => {
      const { cloned, split } = await expectParity(gpu(), { ...usual, options: { ...usual.options, maxSplats: 3400 } });
      expect(cloned + split).toBe(400);
    });

    it('when the count is at the capacity, and nothing can be added', async () => {
      const full = { ...usual, capacity: count, options: { ...usual.options, maxSplats: count } };
      const { cloned, split, pruned } = await expectParity(gpu(), full);
      expect([cloned, split, pruned > 0]).toEqual([0, 0, true]);
    });

    it('when the floor lets only the most transparent go, many being alike', async () => {
      const cloud = mixedCloud(count, shDegree);
      cloud.opacityLogits.set(cloud.opacityLogits.map((logit) => -4.6 - Math.round(Math.abs(logit))));
      const floored = { ...usual, cloud, options: { maxSplats: count, minSplats: 1234 } };
      expect(await expectParity(gpu(), floored)).toMatchObject({ count: 1234, pruned: count - 1234 });
    });

    it('when all splats go', async () => {
      const cloud = mixedCloud(count, shDegree);
      cloud.opacityLogits.fill(-6);
      expect(await expectParity(gpu(), { ...usual, cloud, options: { maxSplats: count } })).toMatchObject({ count: 0 });
    });

    it('when nothing is to do', async () => {
      const cloud = randomCloud(count, shDegree);
      cloud.opacityLogits.fill(1);
      const idle = { ...usual, cloud, statistics: new Float32Array(2 * count) };
      expect(await expectParity(gpu(), idle)).toEqual({ count, cloned: 0, split: 0, pruned: 0 });
    });

    it('when the count is below the floor after densification', async () => {
      const cloud = mixedCloud(count, shDegree);
      const small = { percentDense: 1, minSplats: 5500 };
      const { cloned, split, pruned } = await expectParity(gpu(), {
        ...usual,
        cloud,
        options: { ...usual.options, ...small },
      });
      expect([count + cloned + split, pruned]).toEqual([5500, 0]);
    });

    it('several times in a row', async () => {
      await expectParity(gpu(), { ...usual, options: { maxSplats: 4001, minSplats: 1500 } }, 4);
    });
  });

  const pulled = (count: number) => new Float32Array(2 * count).fill(1);

  describe('splits', () => {
    const count = 4000;
    const options = { maxSplats: 2 * count, seed: 7 };
    const cloud = randomCloud(count);
    cloud.logScales.set(cloud.logScales.map((value, at) => -1.5 - (at % 3) + 0.1 * value));
    cloud.opacityLogits.fill(1);
    const given: Case = { cloud, statistics: pulled(count), capacity: 2 * count, options };

    /** [2·count, 3] where the children of one reshaping are, seen from their parents along its axes, in its scales. */
    const draw = (step: number, seed = options.seed) =>
      withDevice(gpu(), given, async ({ buffers, download }) => {
        const reshaper = createReshaper(gpu(), buffers, { ...optionsOf(given), seed });
        expect(await reshaper.reshape(count, step)).toEqual({ count: 2 * count, cloned: 0, split: count, pruned: 0 });
        reshaper.destroy();
        const { positions } = await download('values', 2 * count);
        return positions.map((_, at) => {
          const [child, axis] = [Math.floor(at / 3), at % 3];
          const parent = child % count;
          const rotation = rotationMatrix(cloud.rotations, parent);
          let along = 0;
          for (let row = 0; row < 3; row++) {
            along += rotation[row * 3 + axis]! * (positions[child * 3 + row]! - cloud.positions[parent * 3 + row]!);
          }
          return along / Math.exp(cloud.logScales[parent * 3 + axis]!);
        });
      });

    it.each([
      ['not at all when the steps before were halted', 2, 0],
      ['when they were not', 0, count],
    ])('%s', (_, halt, split) =>
      withDevice(gpu(), given, async ({ buffers, download }) => {
        const reshaper = createReshaper(gpu(), buffers, optionsOf(given));
        const word = gpu().createBuffer('halt', 16);
        gpu().device.queue.writeBuffer(word, 4, Uint32Array.of(halt));
        const { densified } = reshaper.begin(count, 50, { buffer: word, offsetBytes: 4 });
        const counters = new Uint32Array(await densified);
        expect([...counters.subarray(0, 2)]).toEqual([0, split]);
        if (halt !== 0) {
          expect((await download('values', count)).positions).toEqual(cloud.positions);
          // The statistics are still there for when the steps have been taken.
          expect(await reshaper.reshape(count, 50)).toMatchObject({ count: 2 * count, split: count });
        }
        reshaper.destroy();
        gpu().destroyBuffer(word);
      }),
    );

    it('draws the children from the distribution of their parents, each by itself', async () => {
      const offsets = await draw(50);
      const columns = [0, 1, 2].flatMap((axis) =>
        [0, count].map((first) => Float64Array.from({ length: count }, (_, at) => offsets[(first + at) * 3 + axis]!)),
      );
      const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / count;
      // Five standard errors of `count` draws of a standard normal number, and of its square, cube and fourth power.
      columns.forEach((values) => {
        [0, 1, 0, 3].forEach((moment, at) => {
          const power = at + 1;
          const variance = [1, 2, 15, 96][at]!;
          const error = 5 * Math.sqrt(variance / count);
          expect(Math.abs(meanOf(values.map((value) => value ** power)) - moment)).toBeLessThan(error);
        });
      });
      for (let a = 0; a < columns.length; a++) {
        for (let b = 0; b < a; b++) {
          const correlation = meanOf(columns[a]!.map((value, at) => value * columns[b]![at]!));
          expect(Math.abs(correlation)).toBeLessThan(5 / Math.sqrt(count));
        }
      }
    });

    it('repeats itself exactly for the same seed and step, and for no other', async () => {
      const first = await draw(50);
      expect(await draw(50)).toEqual(first);
      for (const other of [await draw(100), await draw(50, 8)]) {
        expect(other.filter((value, at) => value === first[at]).length).toBeLessThan(first.length / 100);
      }
    });
  });

  it('resets opacities and their moments, and leaves the rest alone', async () => {
    const given: Case = { cloud: mixedCloud(700, 1), statistics: new Float32Array(1400), capacity: 900, options: {} };
    const reference = trainable(given);
    resetOpacities(reference);
    await withDevice(gpu(), given, async ({ buffers, download }) => {
      const reshaper = createReshaper(gpu(), buffers, { ...optionsOf(given), maxSplats: 900 });
      const encoder = gpu().device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      reshaper.encodeOpacityReset(pass);
      pass.end();
      gpu().device.queue.submit([encoder.finish()]);
      for (const array of ['values', 'firstMoments', 'secondMoments'] as const) {
        const actual = await download(array, 700);
        for (const name of PARAMETER_NAMES) {
          const { stride } = reference.groups[name];
          expect(actual[name]).toEqual(arraysOf(reference, array)[name].slice(0, 700 * stride));
        }
      }
      reshaper.destroy();
    });
  });

  it('stays finite at the ends of the number range, and takes no statistics that are no numbers', async () => {
    const cloud = randomCloud(600, 0);
    const ends = [-100, -16, 0, 16, 100];
    cloud.opacityLogits.set(cloud.opacityLogits.map((_, at) => ends[at % 5]!));
    cloud.logScales.set(cloud.logScales.map((_, at) => [-200, -90, -2, -0.95][at % 4]!));
    const statistics = pulled(600);
    [0, 1e38, 1e-45, NaN].forEach((sum, at) => {
      for (let index = at; index < 600; index += 6) statistics[2 * index] = sum;
    });
    for (let index = 0; index < 600; index += 4) statistics[2 * index + 1] = 0;
    await expectParity(gpu(), { cloud, statistics, capacity: 800, options: { maxSplats: 800, minSplats: 600 } });
  });

  it('says what memory it holds, and gives it back', async () => {
    const given: Case = { cloud: randomCloud(10, 2), statistics: new Float32Array(20), capacity: 50_000, options: {} };
    await withDevice(gpu(), given, async ({ buffers }) => {
      const before = gpu().allocatedBytes;
      const reshaper = createReshaper(gpu(), buffers, optionsOf(given));
      const held = gpu().allocatedBytes - before;
      expect(held - reshaperBytes(50_000, buffers.planes)).toBeLessThan(4096);
      expect(held).toBeGreaterThanOrEqual(reshaperBytes(50_000, buffers.planes));
      reshaper.destroy();
      expect(gpu().allocatedBytes).toBe(before);
    });
  });

  it('refuses a cloud without room for maxSplats', async () => {
    const given: Case = { cloud: randomCloud(10), statistics: new Float32Array(20), capacity: 20, options: {} };
    await withDevice(gpu(), given, async ({ buffers }) => {
      const options = { ...optionsOf(given), maxSplats: 21 };
      expect(() => createReshaper(gpu(), buffers, options)).toThrow(
        expect.objectContaining({ code: 'BUG_CLOUD_CAPACITY' }),
      );
    });
  });
});
