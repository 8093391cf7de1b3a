import { cameraPosition, type Camera } from '../camera.ts';
import { createCloud, shRestCoefficients, type GaussianCloud, type ShDegree } from '../cloud.ts';
import { jacobianLimits } from '../cpu/project-fwd.ts';
import type { Rgb } from '../image.ts';
import type { ParameterName } from '../optimise/trainable-cloud.ts';

/**
 * How clouds, cameras and steps lie in device memory. WGSL gets these numbers by interpolation, so that both sides
 * have one source.
 *
 * Parameters are planar: plane p of splat n is at p · capacity + n, so that neighbouring threads read neighbouring
 * words whichever parameter they look at.
 */
export const PLANES: Readonly<Record<ParameterName, number>> = {
  positions: 0,
  logScales: 3,
  rotations: 6,
  opacityLogits: 10,
  shDc: 11,
  shRest: 14,
};

/** Planes of a cloud: 14 at degree 0, 59 at degree 3. */
export function planeCount(shDegree: ShDegree): number {
  return PLANES.shRest + 3 * shRestCoefficients(shDegree);
}

function strides(shDegree: ShDegree): Readonly<Record<ParameterName, number>> {
  const shRest = 3 * shRestCoefficients(shDegree);
  return { positions: 3, logScales: 3, rotations: 4, opacityLogits: 1, shDc: 3, shRest };
}

/** [planes, capacity] */
export function packCloud(cloud: GaussianCloud, capacity: number): Float32Array<ArrayBuffer> {
  const packed = new Float32Array(planeCount(cloud.shDegree) * capacity);
  for (const [name, stride] of Object.entries(strides(cloud.shDegree)) as [ParameterName, number][]) {
    const values = cloud[name];
    for (let lane = 0; lane < stride; lane++) {
      const plane = (PLANES[name] + lane) * capacity;
      for (let index = 0; index < cloud.count; index++) packed[plane + index] = values[index * stride + lane]!;
    }
  }
  return packed;
}

/** The first `count` splats of a packed cloud. */
export function unpackCloud(packed: Float32Array, count: number, capacity: number, shDegree: ShDegree): GaussianCloud {
  const cloud = createCloud(count, shDegree);
  for (const [name, stride] of Object.entries(strides(shDegree)) as [ParameterName, number][]) {
    const values = cloud[name];
    for (let lane = 0; lane < stride; lane++) {
      const plane = (PLANES[name] + lane) * capacity;
      for (let index = 0; index < count; index++) values[index * stride + lane] = packed[plane + index]!;
    }
  }
  return cloud;
}

/** Floats of one view in the buffer of views: seven vec4, see `VIEW_WGSL`. */
export const VIEW_FLOATS = 28;

/** `Camera` and background as the kernels read them. */
export const VIEW_WGSL = /* wgsl */ `
struct View {
  /** Rows of world → camera: rotation, then translation. */
  row0: vec4f,
  row1: vec4f,
  row2: vec4f,
  /** fx, fy, cx, cy */
  lens: vec4f,
  /** Limits of x/z (left, right) and y/z (top, bottom) for the Jacobian. */
  limits: vec4f,
  /** Position; w: near plane. */
  eye: vec4f,
  /** Red, green, blue; w: far plane. */
  background: vec4f,
}
`;

/** Writes a view at `VIEW_FLOATS · index`. */
export function packView(camera: Camera, background: Rgb, out: Float32Array, index: number): void {
  const { rotation: r, translation: t, fx, fy, cx, cy, nearPlane, farPlane } = camera;
  const { left, right, top, bottom } = jacobianLimits(camera);
  const eye = cameraPosition(camera);
  out.set(
    [
      ...[r[0]!, r[1]!, r[2]!, t[0]!],
      ...[r[3]!, r[4]!, r[5]!, t[1]!],
      ...[r[6]!, r[7]!, r[8]!, t[2]!],
      ...[fx, fy, cx, cy],
      ...[left, right, top, bottom],
      ...[eye[0]!, eye[1]!, eye[2]!, nearPlane],
      ...[...background, farPlane],
    ],
    index * VIEW_FLOATS,
  );
}

/** What changes only when the cloud or the pictures change size; a uniform. */
export interface PassSizes {
  /** Splats in use and room for. */
  readonly count: number;
  readonly capacity: number;
  readonly views: number;
  readonly width: number;
  readonly height: number;
  readonly tilesX: number;
  readonly tilesY: number;
  readonly binsX: number;
  readonly binsY: number;
  readonly slotCapacity: number;
  readonly pairCapacity: number;
}

export const SIZES_WGSL = /* wgsl */ `
struct Sizes {
  count: u32,
  capacity: u32,
  views: u32,
  width: u32,
  height: u32,
  tiles_x: u32,
  tiles_y: u32,
  bins_x: u32,
  bins_y: u32,
  /** Pairs of splat and tile, and of splat and bin, there is room for. */
  slot_capacity: u32,
  pair_capacity: u32,
}
`;
export const SIZES_BYTES = 48;

export function packSizes(sizes: PassSizes): Uint32Array<ArrayBuffer> {
  const { count, capacity, views, width, height, tilesX, tilesY, binsX, binsY, slotCapacity, pairCapacity } = sizes;
  return Uint32Array.of(
    count,
    capacity,
    views,
    width,
    height,
    tilesX,
    tilesY,
    binsX,
    binsY,
    slotCapacity,
    pairCapacity,
  );
}

/** Why a device stopped working on the steps it was given. */
export const HALT = { overflow: 1, diverged: 2 } as const;

/**
 * What the device knows of itself. `cursor` counts steps begun: it is one ahead from `find_bin_ranges` on, so that a
 * whole batch of steps can be encoded with the same bindings. Once `halt` is set, no step changes the cloud and the
 * cursor stands still: after an overflow at the step that wants more room, after a divergence one past the step.
 */
export const STATE_WGSL = /* wgsl */ `
struct State {
  cursor: u32,
  halt: atomic<u32>,
  /** Splats times views: what the depth sort sorts. */
  projected: u32,
  /** What the scan of counts adds up to: pairs of splat and bin, pairs of splat and tile. */
  all_pairs: u32,
  all_slots: u32,
  /** Pairs of splat and tile to make room for, so that pairs of splat and bin have room as well. */
  wanted: u32,
  /** Pairs of splat and bin, held at the capacity: what the bin sort sorts. */
  pairs: u32,
  /** Most that was wanted since the host looked. */
  most: atomic<u32>,
  /** Added to the cursor, it numbers steps so that no two have the same number. */
  epoch: u32,
  /** Least and most depth key of this step; 2³² − 1 and 0 before there is any. */
  nearest: atomic<u32>,
  farthest: atomic<u32>,
}
`;
export const STATE_OFFSETS = {
  cursor: 0,
  halt: 4,
  projected: 8,
  allPairs: 12,
  wanted: 20,
  pairs: 24,
  most: 28,
  epoch: 32,
  nearest: 36,
  farthest: 40,
} as const;
export const STATE_BYTES = 48;
/** Steps that a reset of the state is good for. */
export const EPOCH_STEPS = 256;

/**
 * vec4s that describe a projected splat: mean, A/2 and B; C/2, opacity, reach, depth; colour and radius in pixels, 0 if it
 * is not drawn. A, B, C are the conic times log₂e, and so is the reach, so that a weight is a power of two.
 */
export const SPLAT_VEC4S = 3;
/**
 * vec4s of the gradient that a tile yields for one splat, its slot: mean and conic's first two; conic's third and
 * colour; opacity, depth and the mean's absolute values.
 */
export const SLOT_VEC4S = 3;
