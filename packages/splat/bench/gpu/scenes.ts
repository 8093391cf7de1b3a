import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { orbitCamera, type Camera } from '../../src/camera.ts';
import { createCloud, type GaussianCloud } from '../../src/cloud.ts';
import { createRandom } from '../../src/optimise/random.ts';

/** What one measurement is about. */
export interface Scene {
  readonly splats: number;
  /** Side of the square views in pixels. */
  readonly size: number;
}

export const VIEWS = 4;
const RADIUS = 2.5;
const FOVY_DEGREES = 49.1;
const BALL_RADIUS = 0.5;
/** Standard deviation of a splat in world units where there are 8000; it shrinks so that the ball stays as full. */
const SCALE_AT_8000 = 0.0303;

/** `"8000:128,20000:256"`: splats and pixels. */
export function parseScenes(text: string): Scene[] {
  return text.split(',').map((part) => {
    const [splats = NaN, size = NaN] = part.split(':').map(Number);
    if (!Number.isInteger(splats) || !Number.isInteger(size) || splats < 1 || size < 1) {
      throw new Error(`"${part}" is not SPLATS:PIXELS`);
    }
    return { splats, size };
  });
}

/** A ball full of splats of all shapes and opacities: what a cloud is like in the middle of an optimisation. */
export function ballCloud(count: number): GaussianCloud {
  const cloud = createCloud(count);
  const random = createRandom(12_345);
  const logScale = Math.log(SCALE_AT_8000 * Math.cbrt(8000 / count));
  for (let index = 0; index < count; index++) {
    const azimuth = 2 * Math.PI * random.uniform();
    const height = 2 * random.uniform() - 1;
    const radius = BALL_RADIUS * Math.cbrt(random.uniform());
    const across = Math.sqrt(1 - height * height);
    const position = [across * Math.cos(azimuth), across * Math.sin(azimuth), height];
    for (let axis = 0; axis < 3; axis++) {
      cloud.positions[index * 3 + axis] = radius * position[axis]!;
      cloud.logScales[index * 3 + axis] = logScale + 0.3 * random.normal();
      cloud.shDc[index * 3 + axis] = random.normal();
    }
    for (let lane = 0; lane < 4; lane++) cloud.rotations[index * 4 + lane] = random.normal();
    cloud.opacityLogits[index] = 1.5 * random.normal();
  }
  return cloud;
}

/** Cameras round the origin, a quarter turn apart. */
export function orbitCameras(size: number, views = VIEWS, radius = RADIUS): Camera[] {
  return Array.from({ length: views }, (_, view) =>
    orbitCamera(
      { elevationDegrees: 15, azimuthDegrees: 20 + (360 / views) * view, radius },
      { fovyDegrees: FOVY_DEGREES, width: size, height: size },
    ),
  );
}

/** Vertical field of view of `orbitCameras`. */
export const FOVY_RADIANS = (FOVY_DEGREES * Math.PI) / 180;

/**
 * Writes a cloud and its cameras for the Python references: `NAME.json`, which says what is where in `NAME.bin`, f32
 * little-endian.
 */
export async function writeScene(
  directory: string,
  name: string,
  cloud: GaussianCloud,
  cameras: readonly Camera[],
  extra: {
    readonly arrays?: Readonly<Record<string, Float32Array>>;
    readonly facts?: Readonly<Record<string, unknown>>;
  },
): Promise<string> {
  const { count } = cloud;
  const arrays: Record<string, Float32Array> = {
    positions: cloud.positions.subarray(0, count * 3),
    logScales: cloud.logScales.subarray(0, count * 3),
    rotations: cloud.rotations.subarray(0, count * 4),
    opacityLogits: cloud.opacityLogits.subarray(0, count),
    shDc: cloud.shDc.subarray(0, count * 3),
    shRest: cloud.shRest.subarray(0, (cloud.shRest.length / Math.max(1, cloud.opacityLogits.length)) * count),
    ...extra.arrays,
  };
  const offsets: Record<string, { offset: number; length: number }> = {};
  const parts: Buffer[] = [];
  let offset = 0;
  for (const [key, values] of Object.entries(arrays)) {
    offsets[key] = { offset, length: values.length };
    parts.push(Buffer.from(values.buffer, values.byteOffset, values.byteLength));
    offset += values.length;
  }
  const { width, height, nearPlane, farPlane } = cameras[0]!;
  const views = cameras.map(({ rotation, translation, fx, fy, cx, cy }) => ({
    ...{ rotation: [...rotation], translation: [...translation], fx, fy, cx, cy },
  }));
  const about = { count, shDegree: cloud.shDegree, width, height, nearPlane, farPlane, views, arrays: offsets };
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, `${name}.bin`), Buffer.concat(parts));
  const path = join(directory, `${name}.json`);
  await writeFile(path, JSON.stringify({ ...about, ...extra.facts }));
  return path;
}
