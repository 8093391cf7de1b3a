/** A float picture, linear in the rasteriser's output: rows from the top, channels innermost. */
export interface FloatImage {
  readonly width: number;
  readonly height: number;
  /** [height, width, 3], background already added; not clamped. */
  readonly rgb: Float32Array;
  /** [height, width] coverage in [0, 1). */
  readonly alpha: Float32Array;
}

/** What the rasteriser yields for one camera. */
export interface RenderedView extends FloatImage {
  /** [height, width] Σ wᵢ zᵢ: depth accumulated with the blending weights, 0 where nothing is. */
  readonly depth: Float32Array;
}

/** An 8-bit picture, rows from the top. */
export interface ByteImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  /** [height, width, channels] */
  readonly data: Uint8Array;
}

export type Rgb = readonly [red: number, green: number, blue: number];
