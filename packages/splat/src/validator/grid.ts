import type { Camera } from '../camera.ts';
import type { GaussianCloud } from '../cloud.ts';
import { renderView as renderViewOnCpu } from '../cpu/render-view.ts';
import { floatImageToBytes, type ByteImage, type FloatImage, type Rgb } from '../image.ts';
import { normaliseForValidator } from './frame.ts';
import { VALIDATOR_BACKGROUND, VALIDATOR_VIEW_SIZE, validatorCameras } from './views.ts';

/** A rasteriser. */
export type RenderView = (cloud: GaussianCloud, camera: Camera, background: Rgb) => FloatImage;

export interface ValidatorGridOptions {
  /** Pixels along a side of each of the four views; default 518, the validators' own. */
  readonly viewSize?: number;
}

/** 24°, 120°, 216° and 312°: left to right, then down. */
const GRID_VIEWS = [1, 5, 9, 13];
const GAP = 5;

/**
 * The picture of a cloud by which validators judge duels: four of their views on white, two by two, a black gap of 5
 * pixels between them, 1041 × 1041 in all. A smaller `viewSize` gives the same picture smaller, gap included.
 *
 * Drawn by the CPU rasteriser unless another is given. Validators see the cloud after its way through SPZ; give them `spzRoundTrip(cloud)` for the very same.
 * Throws `NUMERIC_CLOUD_EXTENT` when the centres coincide.
 */
export function renderValidatorGrid(
  cloud: GaussianCloud,
  renderView: RenderView = renderViewOnCpu,
  { viewSize = VALIDATOR_VIEW_SIZE }: ValidatorGridOptions = {},
): ByteImage {
  const seen = normaliseForValidator(cloud);
  const cameras = validatorCameras(viewSize);
  const gap = Math.max(1, Math.round((GAP * viewSize) / VALIDATOR_VIEW_SIZE));
  const size = 2 * viewSize + gap;
  const data = new Uint8Array(size * size * 3);
  GRID_VIEWS.forEach((view, cell) => {
    const picture = floatImageToBytes(renderView(seen, cameras[view]!, VALIDATOR_BACKGROUND));
    const left = (cell % 2) * (viewSize + gap);
    const top = Math.floor(cell / 2) * (viewSize + gap);
    for (let row = 0; row < viewSize; row++) {
      data.set(picture.data.subarray(row * viewSize * 3, (row + 1) * viewSize * 3), ((top + row) * size + left) * 3);
    }
  });
  return { width: size, height: size, channels: 3, data };
}
