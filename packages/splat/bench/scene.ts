import { createCloud, createRandom, logitOf, orbitCamera, type Camera, type GaussianCloud } from '@404-gen/splat';

/** Distance and field of view of upstream's `text_mv.yaml`. */
const RADIUS = 3.5;
const FOVY_DEGREES = 49.1;
/** World units; a sphere of this size covers two fifths of the picture. */
const OBJECT_RADIUS = 0.98;

/**
 * What an optimised object is to a rasteriser: a closed surface of overlapping flat splats, nearly opaque, lying every
 * way. A sphere, so that all views cost the same.
 */
export function surfaceCloud(count: number): GaussianCloud {
  const cloud = createCloud(count);
  const random = createRandom(1);
  // Mean distance between neighbours on the sphere.
  const spacing = Math.sqrt((4 * Math.PI * OBJECT_RADIUS ** 2) / count);
  for (let index = 0; index < count; index++) {
    const direction = [random.normal(), random.normal(), random.normal()];
    const length = OBJECT_RADIUS / Math.hypot(...direction);
    cloud.positions.set(
      direction.map((value) => value * length * (1 + 0.03 * random.normal())),
      index * 3,
    );
    for (let axis = 0; axis < 3; axis++) {
      cloud.shDc[index * 3 + axis] = random.normal();
      cloud.logScales[index * 3 + axis] = Math.log((axis === 2 ? 0.3 : 0.8) * spacing) + 0.3 * random.normal();
    }
    cloud.opacityLogits[index] = logitOf(0.8) + random.normal();
    for (let axis = 0; axis < 4; axis++) cloud.rotations[index * 4 + axis] = random.normal();
  }
  return cloud;
}

/** The four views of one optimisation step. */
export function stepCameras(size: number): Camera[] {
  return [10, 100, 190, 280].map((azimuthDegrees) =>
    orbitCamera(
      { elevationDegrees: 15, azimuthDegrees, radius: RADIUS },
      { fovyDegrees: FOVY_DEGREES, width: size, height: size },
    ),
  );
}
