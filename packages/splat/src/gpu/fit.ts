import type { Camera } from '../camera.ts';
import type { Rgb } from '../image.ts';

/** Pictures in device memory that views are to look like, all of one size. */
export interface DeviceTargets {
  readonly width: number;
  readonly height: number;
  /** [count, height, width] rgba8, colours premultiplied by alpha. */
  readonly buffer: GPUBuffer;
}

/** One step of `fit`. */
export interface FitStep {
  readonly cameras: readonly Camera[];
  readonly background: Rgb;
  /** For each camera, which of the targets it should see. */
  readonly targetOf: readonly number[];
}
