import { AppError } from '@404-gen/service-kit';
import type { RenderedView, Rgb, SplatTrainer, ViewGradient } from '@404-gen/splat';
import type { KnownView } from '../image-prompt/known-view.ts';

/**
 * A trainer that looks at one view more than it is asked for, the known one, and learns from it at every step. To others
 * it is the trainer it was, but for what runs on the device alone: there no known view can be told.
 *
 * @param ratio share of the run that the present step ends, in (0, 1]
 */
export function withKnownView(trainer: SplatTrainer, known: KnownView, ratio: () => number): SplatTrainer {
  let last: { readonly view: RenderedView; readonly background: Rgb } | undefined;
  return {
    get device() {
      return trainer.device;
    },
    get count() {
      return trainer.count;
    },
    async render(cameras, background) {
      const side = cameras[0]?.width;
      if (side === undefined) return [];
      const views = await trainer.render([...cameras, known.camera(side)], background);
      const view = views.at(-1);
      if (view === undefined) throw new AppError('BUG_UNEXPECTED', 'The trainer rendered fewer views than asked');
      last = { view, background };
      return views.slice(0, -1);
    },
    update(gradients) {
      const all: ViewGradient[] = [...gradients];
      if (last) all.push(known.loss(last.view, last.background, ratio()).gradient);
      last = undefined;
      return trainer.update(all);
    },
    snapshot: () => trainer.snapshot(),
    finish: () => trainer.finish(),
    close: () => trainer.close(),
  };
}
