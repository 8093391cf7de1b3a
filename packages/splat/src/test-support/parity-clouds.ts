import { orbitCamera, type Camera } from '../camera.ts';
import { createCloud, type GaussianCloud, type ShDegree } from '../cloud.ts';
import { inSinglePrecision, noise, randomScene } from '../cpu/test-scenes.ts';

/** A cloud with the cameras that look at it, and how much of it they see. */
export interface ParityCase {
  readonly name: string;
  readonly cloud: () => GaussianCloud;
  readonly cameras: readonly Camera[];
  /** Of the splats, in each view: shows that a case is what it is called. */
  readonly drawn: 'all' | 'some' | 'none';
}

interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly radius?: number;
  readonly nearPlane?: number;
  readonly farPlane?: number;
}

/** Cameras round the origin, none of which looks along an axis. */
export function lookFrom(
  views: number,
  { width = 37, height = 53, radius = 2.5, nearPlane = 0.01, farPlane = 100 }: Look = {},
): Camera[] {
  return Array.from({ length: views }, (_, view) =>
    orbitCamera(
      { elevationDegrees: 20 - 15 * view, azimuthDegrees: 35 + 110 * view, radius },
      { fovyDegrees: 49.1, width, height, nearPlane, farPlane },
    ),
  );
}

/** The camera on +Z: the depth of a splat is 2.5 − z exactly, on any device. */
const STRAIGHT = orbitCamera(
  { elevationDegrees: 0, azimuthDegrees: 0, radius: 2.5 },
  { fovyDegrees: 49.1, width: 37, height: 53 },
);

const random = (count: number, more: Partial<Parameters<typeof randomScene>[0]> = {}) =>
  inSinglePrecision(randomScene({ count, seed: count, ...more }));

/** A random cloud with some of its values changed. */
function changed(
  count: number,
  change: (cloud: ReturnType<typeof random>, uniform: () => number) => void,
  more: Partial<Parameters<typeof randomScene>[0]> = {},
): () => GaussianCloud {
  return () => {
    const cloud = random(count, more);
    change(cloud, noise(count));
    return cloud;
  };
}

const TWO = lookFrom(2);

const degenerate: readonly ParityCase[] = [
  { name: 'no splat at all', cloud: () => createCloud(0), cameras: TWO, drawn: 'none' },
  { name: 'one splat', cloud: () => random(1, { scale: 0.3 }), cameras: TWO, drawn: 'all' },
  {
    name: 'splats of no size',
    cloud: changed(200, ({ logScales }) => logScales.fill(-200)),
    cameras: TWO,
    drawn: 'all',
  },
  {
    name: 'flat splats and needles',
    cloud: changed(200, ({ logScales }) => {
      logScales.forEach((_, index) => {
        const thick = index % 6 < 3 ? [0.4, 1e-6, 0.4] : [0.5, 1e-3, 1e-3];
        logScales[index] = Math.log(thick[index % 3]!);
      });
    }),
    cameras: TWO,
    drawn: 'all',
  },
  {
    name: 'splats a hundred to ten thousand times as large as the picture',
    cloud: changed(30, ({ logScales }, uniform) => {
      for (let index = 0; index < 30; index++) logScales.fill(7 + 2.5 * uniform(), index * 3, index * 3 + 3);
    }),
    cameras: TWO,
    drawn: 'all',
  },
  {
    name: 'all behind the camera',
    cloud: changed(100, ({ positions }) => {
      for (let index = 0; index < 100; index++) positions[index * 3 + 2]! += 4;
    }),
    cameras: [STRAIGHT],
    drawn: 'none',
  },
  {
    name: 'all beside the picture',
    cloud: changed(100, ({ positions }) => {
      for (let index = 0; index < 100; index++) positions[index * 3]! += index % 2 ? 3 : -3;
    }),
    cameras: [STRAIGHT],
    drawn: 'none',
  },
  {
    name: 'splats across the edges of the picture',
    cloud: () => random(300, { spread: 1.6, scale: 0.2 }),
    cameras: TWO,
    drawn: 'some',
  },
  {
    name: 'splats on both sides of the near and the far plane',
    cloud: () => random(300, { spread: 0.7 }),
    cameras: lookFrom(2, { radius: 1, nearPlane: 0.7, farPlane: 1.2 }),
    drawn: 'some',
  },
  {
    name: 'a camera in the middle of the splats',
    cloud: () => random(300, { spread: 0.6, scale: 0.05 }),
    cameras: lookFrom(2, { radius: 0.02 }),
    drawn: 'some',
  },
  {
    name: 'opacities of 0, a half and 1',
    cloud: changed(300, ({ opacityLogits }) => {
      opacityLogits.forEach((_, index) => (opacityLogits[index] = [-100, 0, 100][index % 3]!));
    }),
    cameras: TWO,
    drawn: 'some',
  },
  {
    name: 'nothing but opacity 0',
    cloud: changed(100, ({ opacityLogits }) => opacityLogits.fill(-100)),
    cameras: TWO,
    drawn: 'none',
  },
  {
    name: 'opaque splats that fill pixels up',
    cloud: () => random(400, { scale: 0.15, logit: 6 }),
    cameras: TWO,
    drawn: 'all',
  },
  {
    name: 'quaternions of no length',
    cloud: changed(100, ({ rotations }) => {
      for (let index = 0; index < 100; index += 3) rotations.fill(0, index * 4, index * 4 + 4);
    }),
    cameras: TWO,
    drawn: 'some',
  },
  {
    name: 'colours that are held at 0',
    cloud: changed(200, ({ shDc }) => shDc.forEach((value, index) => (shDc[index] = value - 2))),
    cameras: TWO,
    drawn: 'all',
  },
  {
    name: 'splats at one depth',
    cloud: changed(
      400,
      ({ positions }) => {
        for (let index = 0; index < 400; index++) positions[index * 3 + 2] = 0;
      },
      { scale: 0.15, logit: 1 },
    ),
    cameras: [STRAIGHT],
    drawn: 'all',
  },
  {
    name: 'splats at one place',
    cloud: changed(300, ({ positions }) => positions.fill(0), { scale: 0.05, logit: -2 }),
    cameras: [STRAIGHT],
    drawn: 'all',
  },
  {
    name: 'thousands of faint splats in one tile',
    cloud: () => random(3000, { spread: 0.05, scale: 0.02, logit: -4 }),
    cameras: TWO,
    drawn: 'all',
  },
];

const shapes: readonly ParityCase[] = [
  [1, 1],
  [8, 8],
  [31, 33],
  [130, 3],
  [3, 130],
].map(([width, height]) => ({
  name: `a picture of ${width}×${height}`,
  cloud: () => random(300, { scale: 0.06 }),
  cameras: lookFrom(2, { width: width!, height: height! }),
  drawn: 'all' as const,
}));

/** Small clouds that software adapters draw in no time. */
export const PARITY_CASES: readonly ParityCase[] = [
  ...([0, 1, 2, 3] as const).map((shDegree: ShDegree): ParityCase => ({
    name: `random splats of SH degree ${shDegree}`,
    cloud: () => random(300, { shDegree }),
    cameras: TWO,
    drawn: 'all',
  })),
  { name: 'four cameras', cloud: () => random(500, { scale: 0.03 }), cameras: lookFrom(4), drawn: 'all' },
  { name: 'five cameras', cloud: () => random(100, { shDegree: 1 }), cameras: lookFrom(5), drawn: 'all' },
  {
    name: 'a lens whose axis is not in the middle',
    cloud: () => random(300),
    cameras: TWO.map((camera) => ({ ...camera, fx: 90, cx: 5.25, cy: 44.5 })),
    drawn: 'some',
  },
  ...degenerate,
  ...shapes,
];
