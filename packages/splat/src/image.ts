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

/** A colour, each part in [0, 1] as displayed. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The picture in 8 bits as the subnet's validators make it: clip to [0, 1], times 255, truncate. NaN becomes 0. */
export function floatImageToBytes({ width, height, rgb }: FloatImage): ByteImage {
  const data = new Uint8Array(width * height * 3);
  // Times 255 in float32, where the product may round up to the next whole number.
  for (let i = 0; i < data.length; i++) data[i] = Math.fround(Math.min(1, Math.max(0, rgb[i]!)) * 255);
  return { width, height, channels: 3, data };
}
