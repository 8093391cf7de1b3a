import { BLUR_VARIANCE_PX2, copyCloud, VALIDATOR_VIEW_SIZE, type GaussianCloud } from '@404-gen/splat';

/**
 * A cloud fitted in small pictures has learnt to count on their blur, which is a fixed share of a pixel: at the larger
 * size that validators render, surfaces would come apart and let the background through. This gives the splats
 * themselves the difference, as a variance in world units, so that they look at that size as they did while fitted.
 *
 * @param lastSize pixels, side of the last renders
 * @param radius distance of the cameras, world units
 */
export function keepBlur(
  cloud: GaussianCloud,
  { lastSize, radius, fovyDegrees }: { lastSize: number; radius: number; fovyDegrees: number },
): GaussianCloud {
  const worldPerPixel = (size: number) => (2 * radius * Math.tan((fovyDegrees * Math.PI) / 360)) / size;
  const missing = BLUR_VARIANCE_PX2 * (worldPerPixel(lastSize) ** 2 - worldPerPixel(VALIDATOR_VIEW_SIZE) ** 2);
  if (missing <= 0) return cloud;
  const widened = copyCloud(cloud);
  for (const [index, logScale] of widened.logScales.entries()) {
    widened.logScales[index] = 0.5 * Math.log(Math.exp(2 * logScale) + missing);
  }
  return widened;
}
