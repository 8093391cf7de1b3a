import type { Camera } from '../camera.ts';
import type { Rgb } from '../image.ts';
import type { DepthOrderScratch } from './depth-order.ts';
import type { RealArray, RealCloud } from './real-array.ts';
import { renderBackward, renderForward } from './render-view.ts';
import type { ViewBuffers } from './view-buffers.ts';

/** Views of one cloud and the memory they are rendered in. */
export interface ViewStage<Reals extends RealArray = RealArray> {
  /** Parameters; `count` is that of the capacity, the pass says how many are in use. */
  readonly cloud: RealCloud;
  readonly views: readonly ViewBuffers<Reals>[];
  /** [views, 2] per view: splats drawn by the forward pass; 1 if the backward pass met a gradient that is not finite. */
  readonly results: Int32Array;
  /** [1] the next view nobody works on. */
  readonly nextView: Int32Array;
}

/** One pass over the first `cameras.length` views of a stage. */
export interface ViewPass {
  readonly direction: 'forward' | 'backward';
  readonly count: number;
  readonly cameras: readonly Camera[];
  readonly background: Rgb;
  /** Backward: whether `depthGradient` counts. */
  readonly withDepth: boolean;
}

export type PoolMessage = { readonly stage: ViewStage } | { readonly pass: ViewPass };
/** What a worker answers to a pass. */
export type PoolReply = { readonly error?: string };

/** Works off views until none is left that nobody works on; what a worker thread does with a pass. */
export function runViews(stage: ViewStage, pass: ViewPass, scratch: DepthOrderScratch): void {
  for (;;) {
    const index = Atomics.add(stage.nextView, 0, 1);
    if (index >= pass.cameras.length) return;
    runView(stage, pass, index, scratch);
  }
}

/** Runs a pass over one view. */
export function runView(stage: ViewStage, pass: ViewPass, index: number, scratch: DepthOrderScratch): void {
  const cloud = { ...stage.cloud, count: pass.count };
  const camera = pass.cameras[index]!;
  const buffers = stage.views[index]!;
  if (pass.direction === 'forward') {
    stage.results[index * 2] = renderForward(cloud, camera, pass.background, buffers, scratch);
  } else {
    const visible = stage.results[index * 2]!;
    const finite = renderBackward(cloud, camera, pass.background, visible, buffers, pass.withDepth);
    stage.results[index * 2 + 1] = finite ? 0 : 1;
  }
}
