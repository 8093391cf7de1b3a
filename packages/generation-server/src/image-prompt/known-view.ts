import {
  knownViewLoss,
  orbitCamera,
  type Camera,
  type FloatImage,
  type RenderedView,
  type Rgb,
  type ViewGradient,
} from '@404-gen/splat';
import { resizeFloatImage } from './recentre.ts';
import type { PlannedImage } from './planned-image.ts';
import type { CameraPlan } from '../pipeline/generation-plan.ts';

/** The view that a job's image shows, as a target. */
export interface KnownView {
  /** The camera that took it, for pictures of that side. */
  camera(side: number): Camera;
  /**
   * Upstream's loss against it, 10000·w·MSE(rgb) + 1000·w·MSE(alpha) on white (404 `GaussianProcessor.py`); w grows from 0
   * to 1 over the run if it is warmed up. Gradients are with respect to the view as rendered on `background`.
   */
  loss(view: FloatImage, background: Rgb, ratio: number): { readonly loss: number; readonly gradient: ViewGradient };
}

/**
 * Undefined when the picture is no target. Upstream renders the view at `ref_size`; here it has the size of the other views
 * of its step, because a device renders views of one size together. The losses are means, so their weight is the same.
 */
export function createKnownView(
  { knownView }: Pick<PlannedImage, 'knownView'>,
  picture: FloatImage,
  { elevationDegrees, radius, fovyDegrees }: Pick<CameraPlan, 'elevationDegrees' | 'radius' | 'fovyDegrees'>,
): KnownView | undefined {
  if (knownView === undefined) return undefined;
  const { azimuthDegrees, warmUp } = knownView;
  const bySide = new Map<number, FloatImage>();
  const pictureAt = (side: number): FloatImage => {
    const known = bySide.get(side) ?? resizeFloatImage(picture, side);
    bySide.set(side, known);
    return known;
  };
  return {
    camera: (side) =>
      orbitCamera({ elevationDegrees, azimuthDegrees, radius }, { fovyDegrees, width: side, height: side }),
    loss(view, background, ratio) {
      const { loss, gradient } = knownViewLoss(onWhite(view, background), pictureAt(view.width), warmUp ? ratio : 1);
      return { loss, gradient: throughWhite(gradient, background) };
    },
  };
}

/** The same view as on white: what shines through changes its colour. */
function onWhite({ width, height, rgb, alpha }: FloatImage | RenderedView, background: Rgb): FloatImage {
  const white = rgb.slice();
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const through = 1 - alpha[pixel]!;
    for (let channel = 0; channel < 3; channel++) {
      white[pixel * 3 + channel]! += through * (1 - background[channel]!);
    }
  }
  return { width, height, rgb: white, alpha };
}

/** The transpose of `onWhite`. */
function throughWhite({ rgb, alpha }: ViewGradient, background: Rgb): ViewGradient {
  const through = alpha?.slice() ?? new Float32Array(rgb.length / 3);
  for (let pixel = 0; pixel < through.length; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      through[pixel]! -= rgb[pixel * 3 + channel]! * (1 - background[channel]!);
    }
  }
  return { rgb, alpha: through };
}
