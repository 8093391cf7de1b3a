import { AppError } from '@404-gen/service-kit';
import type { Camera, FloatImage, Rgb, SplatTrainer, ViewGradient } from '@404-gen/splat';
import type { KnownView } from '../image-prompt/known-view.ts';
import { canShowPlanes, type PlanesTrainer } from './look-at-views.ts';

/**
 * A trainer that looks at one view more than it is asked for, the known one, and learns from it at every step. To others
 * it is the trainer it was, but for what runs on the device alone: there no known view can be told.
 *
 * @param ratio share of the run that the present step ends, in (0, 1]
 */
export function withKnownView(trainer: SplatTrainer, known: KnownView, ratio: () => number): SplatTrainer {
  let last: { readonly view: FloatImage; readonly background: Rgb } | undefined;
  /** The gradient of the known view as rendered last. */
  const learnt = (): ViewGradient[] => {
    const gradients = last ? [known.loss(last.view, last.background, ratio()).gradient] : [];
    last = undefined;
    return gradients;
  };
  const look = <View extends FloatImage>(views: readonly View[], background: Rgb): View[] => {
    const view = views.at(-1);
    if (view === undefined) throw new AppError('BUG_UNEXPECTED', 'The trainer rendered fewer views than asked');
    last = { view, background };
    return views.slice(0, -1);
  };
  const knownCamera = (cameras: readonly Camera[]) => cameras.slice(0, 1).map(({ width }) => known.camera(width));

  return {
    get device() {
      return trainer.device;
    },
    get count() {
      return trainer.count;
    },
    async render(cameras, background) {
      if (cameras.length === 0) return [];
      return look(await trainer.render([...cameras, ...knownCamera(cameras)], background), background);
    },
    update: (gradients) => trainer.update([...gradients, ...learnt()]),
    ...(canShowPlanes(trainer) &&
      ({
        async renderPlanes(cameras, background, { side, pictures = 0 }) {
          const options = { side, pictures: pictures + 1 };
          const rendered = await trainer.renderPlanes([...cameras, ...knownCamera(cameras)], background, options);
          return { planes: rendered.planes, pictures: look(rendered.pictures, background) };
        },
        updateFromPlanes: (gradient, pictures = []) => trainer.updateFromPlanes(gradient, [...pictures, ...learnt()]),
      } satisfies Partial<PlanesTrainer>)),
    snapshot: () => trainer.snapshot(),
    finish: () => trainer.finish(),
    close: () => trainer.close(),
  };
}
