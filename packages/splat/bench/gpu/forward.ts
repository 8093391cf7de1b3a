import { join } from 'node:path';
import type { Camera } from '../../src/camera.ts';
import type { GaussianCloud } from '../../src/cloud.ts';
import { createCloudBuffers } from '../../src/gpu/cloud-buffers.ts';
import type { GpuContext } from '../../src/gpu/context.ts';
import { STATE_BYTES, VIEW_FLOATS } from '../../src/gpu/layout.ts';
import { createRasterPasses } from '../../src/gpu/raster-passes.ts';
import { beginSingleStep, PAIRS_PER_SPLAT, renderViewsOnGpu, wantedPairs } from '../../src/gpu/render-views.ts';
import { measureOther, WARMUP, type ForwardCost } from './other-process.ts';
import { ballCloud, orbitCameras, type Scene } from './scenes.ts';
import { median, rounded } from './statistics.ts';
import { createStopwatch } from './stopwatch.ts';

export interface ForwardFigures {
  readonly ours: ForwardCost;
  /** Device time per view when four are drawn at once, which the other does not offer. */
  readonly oursOfFourUs: number | undefined;
  /** Undefined where the other program came to no result; `otherFailure` then says why. */
  readonly other: ForwardCost | undefined;
  readonly otherFailure: string | undefined;
  /** Between both pictures in 8 bits. They differ by design: the other cuts splats at 3σ and fades their edges. */
  readonly agreementDb: number | undefined;
}

const BACKGROUND = [1, 1, 1] as const;

/** One view of the scene by both programs, one after the other. */
export async function measureForward(
  gpu: GpuContext,
  scene: Scene,
  { runs, limitS, directory }: { readonly runs: number; readonly limitS: number; readonly directory: string },
): Promise<ForwardFigures> {
  const { splats, size } = scene;
  const cloud = ballCloud(splats);
  const cameras = orbitCameras(size);
  const camera = cameras[0]!;
  const wall: number[] = [];
  let own: Uint8Array = new Uint8Array();
  for (let run = -WARMUP; run < runs; run++) {
    const start = performance.now();
    const [view] = await renderViewsOnGpu(gpu, cloud, [camera], BACKGROUND);
    own = Uint8Array.from(view!.rgb, (value) => Math.round(Math.min(1, Math.max(0, value)) * 255));
    if (run >= 0) wall.push(performance.now() - start);
  }
  const gpuUs = await deviceTime(gpu, cloud, [camera], runs);
  const ofFourUs = await deviceTime(gpu, cloud, cameras, runs);
  await gpu.settle();
  const pictureFile = join(directory, `other-${splats}-${size}.rgba`);
  const other = await measureOther(scene, { runs, limitS, pictureFile });
  const failed = 'failure' in other;
  return {
    ours: { wallMs: rounded(median(wall)), gpuUs: gpuUs && rounded(gpuUs) },
    oursOfFourUs: ofFourUs && rounded(ofFourUs / cameras.length),
    other: failed ? undefined : other.cost,
    otherFailure: failed ? other.failure : undefined,
    agreementDb: failed ? undefined : rounded(psnrOfBytes(own, other.picture)),
  };
}

/** Median device microseconds of one forward pass over all cameras, with what training reuses in place. */
async function deviceTime(
  gpu: GpuContext,
  cloud: GaussianCloud,
  cameras: readonly Camera[],
  runs: number,
): Promise<number | undefined> {
  const stopwatch = createStopwatch(gpu.device, 1);
  if (!stopwatch) return undefined;
  const { width, height } = cameras[0]!;
  const buffers = createCloudBuffers(gpu, cloud, cloud.count);
  const viewBuffer = gpu.createBuffer('views', cameras.length * VIEW_FLOATS * 4);
  const measure = async (intersectionCapacity: number): Promise<number> => {
    const shape = { capacity: cloud.count, shDegree: cloud.shDegree, views: cameras.length, width, height };
    const raster = createRasterPasses(
      gpu,
      { ...shape, depth: false, intersectionCapacity },
      { params: buffers.params, views: viewBuffer },
    );
    try {
      raster.setCount(cloud.count);
      const times: number[] = [];
      for (let run = -WARMUP; run < runs; run++) {
        beginSingleStep(gpu, raster, viewBuffer, cameras, BACKGROUND);
        const [us] = await stopwatch.time([(pass) => raster.encodeForward(pass)]);
        if (run >= 0) times.push(us!);
      }
      const wanted = wantedPairs(await gpu.read(raster.state, 0, STATE_BYTES));
      if (wanted > intersectionCapacity) return await measure(wanted);
      return median(times);
    } finally {
      raster.destroy();
    }
  };
  try {
    return await measure(cloud.count * cameras.length * PAIRS_PER_SPLAT);
  } finally {
    buffers.destroy();
    gpu.destroyBuffer(viewBuffer);
    stopwatch.destroy();
  }
}

/** Of rgb [pixels, 3] against rgba [pixels, 4]. */
function psnrOfBytes(rgb: Uint8Array, rgba: Uint8Array): number {
  let sum = 0;
  for (let pixel = 0; pixel < rgb.length / 3; pixel++) {
    for (let c = 0; c < 3; c++) sum += (rgb[pixel * 3 + c]! - rgba[pixel * 4 + c]!) ** 2;
  }
  return 10 * Math.log10((255 * 255 * rgb.length) / sum);
}
