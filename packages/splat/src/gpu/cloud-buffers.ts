import type { GaussianCloud, ShDegree } from '../cloud.ts';
import type { GpuContext } from './context.ts';
import { packCloud, planeCount, unpackCloud } from './layout.ts';

/** A trainable cloud in device memory; see `layout.ts` for how it lies there. */
export interface CloudBuffers {
  readonly capacity: number;
  readonly shDegree: ShDegree;
  readonly planes: number;
  /** [planes, capacity] f32 each. */
  readonly params: GPUBuffer;
  readonly firstMoments: GPUBuffer;
  readonly secondMoments: GPUBuffer;
  /** [capacity] vec2f: sum of the sensitivities and number of views they came from. */
  readonly statistics: GPUBuffer;
  /** The parameters of the first `count` splats. */
  download(count: number): Promise<GaussianCloud>;
  destroy(): void;
}

/** Bytes of device memory of a trainable cloud. */
export function cloudBytes(capacity: number, shDegree: ShDegree): number {
  return capacity * (3 * 4 * planeCount(shDegree) + 8);
}

/** A copy of `cloud` in device memory with room for `capacity` splats; moments and statistics are zero. */
export function createCloudBuffers(gpu: GpuContext, cloud: GaussianCloud, capacity: number): CloudBuffers {
  const { shDegree } = cloud;
  const planes = planeCount(shDegree);
  const bytes = planes * capacity * 4;
  const params = gpu.createBuffer('parameters', bytes);
  const firstMoments = gpu.createBuffer('first moments', bytes);
  const secondMoments = gpu.createBuffer('second moments', bytes);
  const statistics = gpu.createBuffer('statistics', capacity * 8);
  gpu.device.queue.writeBuffer(params, 0, packCloud(cloud, capacity));
  return {
    ...{ capacity, shDegree, planes, params, firstMoments, secondMoments, statistics },
    async download(count) {
      return unpackCloud(new Float32Array(await gpu.read(params, 0, bytes)), count, capacity, shDegree);
    },
    destroy() {
      for (const buffer of [params, firstMoments, secondMoments, statistics]) gpu.destroyBuffer(buffer);
    },
  };
}
