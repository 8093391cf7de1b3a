import { orbitCamera, type Camera } from '../camera.ts';
import type { Rgb } from '../image.ts';

// 404 `validation/engine/rendering/`. Elevation is −15 there, where negative is above.
/** Width and height of a view, pixels. */
export const VALIDATOR_VIEW_SIZE = 518;
/** White. */
export const VALIDATOR_BACKGROUND: Rgb = [1, 1, 1];
const VIEW_COUNT = 16;
const ELEVATION_DEGREES = 15;
const RADIUS = 2.5;
const FOVY_DEGREES = 49.1;

/**
 * The 16 cameras a validator scores with, 24° apart: both ends of the circle are among them, so the first and the last
 * are the same view.
 */
export function validatorCameras(viewSize = VALIDATOR_VIEW_SIZE): Camera[] {
  return Array.from({ length: VIEW_COUNT }, (_, view) =>
    orbitCamera(
      {
        elevationDegrees: ELEVATION_DEGREES,
        azimuthDegrees: (360 * view) / (VIEW_COUNT - 1),
        radius: RADIUS,
      },
      { fovyDegrees: FOVY_DEGREES, width: viewSize, height: viewSize },
    ),
  );
}
