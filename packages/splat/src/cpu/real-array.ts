import type { ShDegree } from '../cloud.ts';

/** Work is done in single precision; double precision exists to check gradients against finite differences. */
export type RealArray = Float32Array | Float64Array;

/** A `GaussianCloud` of either precision; shapes are the same. */
export interface RealCloud {
  readonly count: number;
  readonly shDegree: ShDegree;
  readonly positions: RealArray;
  readonly shDc: RealArray;
  readonly shRest: RealArray;
  readonly opacityLogits: RealArray;
  readonly logScales: RealArray;
  readonly rotations: RealArray;
}

/** Where arrays come from: private memory, or memory that worker threads share. */
export interface Allocator<Reals extends RealArray = RealArray> {
  readonly real: (length: number) => Reals;
  readonly int32: (length: number) => Int32Array;
  readonly uint32: (length: number) => Uint32Array;
}

export const privateMemory: Allocator<Float32Array> = {
  real: (length) => new Float32Array(length),
  int32: (length) => new Int32Array(length),
  uint32: (length) => new Uint32Array(length),
};

export const doublePrecision: Allocator<Float64Array> = {
  ...privateMemory,
  real: (length) => new Float64Array(length),
};

/** Memory that can be posted to worker threads without copying. */
export const sharedMemory: Allocator<Float32Array> = {
  real: (length) => new Float32Array(new SharedArrayBuffer(length * 4)),
  int32: (length) => new Int32Array(new SharedArrayBuffer(length * 4)),
  uint32: (length) => new Uint32Array(new SharedArrayBuffer(length * 4)),
};
