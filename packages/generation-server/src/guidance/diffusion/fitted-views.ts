import { AppError } from '@404-gen/service-kit';
import {
  knownViewLoss,
  orbitCamera,
  randomBallCloud,
  type DeviceTargets,
  type FloatImage,
  type GaussianCloud,
  type GpuContext,
  type OrbitPose,
  type Rgb,
} from '@404-gen/splat';
import type { DeviceGuidance, GuidanceResult, GuidedView } from '../guidance.ts';
import { resizeCutout, type Cutout } from './matte.ts';
import { hullCloud } from './visual-hull.ts';

/** Factors of the squared errors, those of a known view. */
const WEIGHTS = { rgbMse: 10_000, alphaMse: 1000 } as const;

/** Splats by which it is found out whether there is a hull at all. */
const TRIAL = 100;

/** Pictures that a network made and that were cut out, which splats are fitted to. */
export interface FittedViews {
  readonly poses: readonly OrbitPose[];
  /** Which of the poses are looked at in a 1-based step. */
  posesOf(step: number, viewCount: number): readonly OrbitPose[];
  /** A start inside the object's outline; undefined when the pictures do not agree on any. */
  readonly initialCloud: ((count: number, seed: number) => GaussianCloud) | undefined;
  /** Views must be of `poses`. */
  evaluate(views: readonly GuidedView[], background: Rgb): GuidanceResult;
  onDevice(gpu: GpuContext): DeviceGuidance;
}

export function createFittedViews(
  cutouts: readonly Cutout[],
  poses: readonly OrbitPose[],
  fovyDegrees: number,
): FittedViews {
  const sized = new Map<number, readonly Cutout[]>();
  const cutoutsAt = (side: number): readonly Cutout[] => {
    const known = sized.get(side) ?? cutouts.map((cutout) => resizeCutout(cutout, side));
    sized.set(side, known);
    return known;
  };

  const hull = (count: number, seed: number): GaussianCloud | undefined => {
    const views = cutouts.map((cutout, index) => {
      const { side } = cutout;
      return { camera: orbitCamera(poses[index]!, { fovyDegrees, width: side, height: side }), cutout };
    });
    const reach = poses[0]!.radius * Math.tan((fovyDegrees * Math.PI) / 360);
    return hullCloud(views, count, reach, seed);
  };

  return {
    poses,
    posesOf: (step, viewCount) =>
      Array.from({ length: viewCount }, (_, view) => poses[((step - 1) * viewCount + view) % poses.length]!),

    initialCloud: hull(TRIAL, 0) && ((count, seed) => hull(count, seed) ?? randomBallCloud(count, seed)),

    evaluate(views, background) {
      let loss = 0;
      const gradients = views.map(({ image, pose }) => {
        const index = poses.indexOf(pose);
        if (index < 0) throw new AppError('BUG_VIEWS', 'A view came of which no picture was sampled');
        const reference = onBackground(cutoutsAt(image.width)[index]!, background);
        const result = knownViewLoss(image, reference, 1 / views.length);
        loss += result.loss;
        return result.gradient;
      });
      return { loss, gradients };
    },

    onDevice(gpu) {
      const made = new Map<number, DeviceTargets>();
      return {
        poses,
        weightsFor: (views) => ({ rgbMse: WEIGHTS.rgbMse / views, alphaMse: WEIGHTS.alphaMse / views }),
        targetsFor(side) {
          let targets = made.get(side);
          if (!targets) made.set(side, (targets = upload(gpu, cutoutsAt(side), side)));
          return targets;
        },
        close() {
          for (const { buffer } of made.values()) gpu.destroyBuffer(buffer);
          made.clear();
        },
      };
    },
  };
}

function upload(gpu: GpuContext, cutouts: readonly Cutout[], side: number): DeviceTargets {
  const bytes = side * side * 4;
  const buffer = gpu.createBuffer('sampled views', cutouts.length * bytes);
  cutouts.forEach(({ premultiplied }, index) => {
    gpu.device.queue.writeBuffer(buffer, index * bytes, premultiplied);
  });
  return { width: side, height: side, buffer };
}

function onBackground({ side, premultiplied }: Cutout, background: Rgb): FloatImage {
  const rgb = new Float32Array(side * side * 3);
  const alpha = new Float32Array(side * side);
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const cover = premultiplied[pixel * 4 + 3]! / 255;
    alpha[pixel] = cover;
    for (let channel = 0; channel < 3; channel++) {
      rgb[pixel * 3 + channel] = premultiplied[pixel * 4 + channel]! / 255 + (1 - cover) * background[channel]!;
    }
  }
  return { width: side, height: side, rgb, alpha };
}
