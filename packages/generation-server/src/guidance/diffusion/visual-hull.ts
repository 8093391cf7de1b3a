import { createCloud, createRandom, logitOf, SH_C0, type Camera, type GaussianCloud } from '@404-gen/splat';
import type { Cutout } from './matte.ts';

/** A cutout and the camera that saw it, of the cutout's size. */
export interface SeenCutout {
  readonly camera: Camera;
  readonly cutout: Cutout;
}

const OPACITY = 0.3;
/** Cover from which a pixel counts as object, of 255. */
const COVERED = 128;
/** Points tried for every one wanted; a hull that is smaller than this share of the room is no shape to trust. */
const TRIES = 200;

/**
 * Splats strewn evenly through what all cutouts have in common (their visual hull), each in the colour that the camera
 * nearest to it saw there. Undefined when the cutouts have next to nothing in common.
 *
 * @param reach half the side of the cube that is searched, world units
 */
export function hullCloud(
  views: readonly SeenCutout[],
  count: number,
  reach: number,
  seed: number,
): GaussianCloud | undefined {
  const random = createRandom(seed);
  const cloud = createCloud(count);
  let found = 0;
  let tried = 0;
  for (; found < count && tried < count * TRIES; tried++) {
    const point = [0, 1, 2].map(() => (2 * random.uniform() - 1) * reach);
    const color = colorAt(views, point);
    if (!color) continue;
    cloud.positions.set(point, found * 3);
    cloud.shDc.set(
      color.map((value) => (value - 0.5) / SH_C0),
      found * 3,
    );
    found += 1;
  }
  if (found < count) return undefined;
  const volume = (2 * reach) ** 3 * (count / tried);
  cloud.logScales.fill(Math.log(Math.cbrt(volume / count) / 2));
  cloud.opacityLogits.fill(logitOf(OPACITY));
  return cloud;
}

/** Undefined for a point that some camera sees past. */
function colorAt(views: readonly SeenCutout[], point: readonly number[]): number[] | undefined {
  let nearest = Infinity;
  let color: number[] | undefined;
  for (const { camera, cutout } of views) {
    const { rotation, translation } = camera;
    const [x, y, z] = [0, 1, 2].map(
      (row) =>
        rotation[row * 3]! * point[0]! +
        rotation[row * 3 + 1]! * point[1]! +
        rotation[row * 3 + 2]! * point[2]! +
        translation[row]!,
    ) as [number, number, number];
    if (z <= camera.nearPlane) return undefined;
    const column = Math.floor((camera.fx * x) / z + camera.cx);
    const row = Math.floor((camera.fy * y) / z + camera.cy);
    if (column < 0 || row < 0 || column >= cutout.side || row >= cutout.side) return undefined;
    const at = (row * cutout.side + column) * 4;
    const alpha = cutout.premultiplied[at + 3]!;
    if (alpha < COVERED) return undefined;
    if (z >= nearest) continue;
    nearest = z;
    color = [0, 1, 2].map((channel) => Math.min(1, cutout.premultiplied[at + channel]! / alpha));
  }
  return color;
}
