/**
 * The numbers of splat rasterisation, one source for every implementation of it.
 *
 * Origin of all: gsplat 1.5.3, the version that the subnet's validators render with (404 `validation/`).
 */

/** px²; variance added to both axes of a projected splat, so that none is narrower than a pixel (gsplat `eps2d`). */
export const BLUR_VARIANCE_PX2 = 0.3;

/** A splat does not touch a pixel where its alpha is below this: what an 8-bit picture cannot show. */
export const MIN_ALPHA = 1 / 255;

/** Alpha is cut off here, because the backward pass divides by 1 − alpha. */
export const MAX_ALPHA = 0.999;

/** A pixel is finished when the next splat would leave no more than this of the background; that splat is not drawn. */
export const MIN_TRANSMITTANCE = 1e-4;

/** Upper bound of a splat's half extent in standard deviations; √(2 ln 255) = 3.329 is what full opacity needs. */
export const MAX_EXTENT_SIGMAS = 3.33;

/**
 * How far beyond the picture, in half pictures, the Jacobian of the projection still follows a splat. Further out it
 * is held, because a linearised perspective explodes there.
 */
export const JACOBIAN_MARGIN = 0.3;
