import { orbitCamera, type DeviceTargets, type GpuContext } from '@404-gen/splat';
import type { DeviceGuidance } from '../../../guidance.ts';
import { LOSS_WEIGHTS } from '../photometric-loss.ts';
import type { Scene } from '../scene.ts';
import type { TargetRenderer } from '../target-renderer.ts';
import { TARGET_POSES, TARGET_RADIUS } from '../target-views.ts';
import { sampleSurface } from './surface-samples.ts';
import { createTargetPainter } from './target-painter.ts';

/** The pictures of `TARGET_POSES` on the device. */
export function createDeviceGuidance(
  gpu: GpuContext,
  scene: Scene,
  { shader, light }: TargetRenderer,
  fovyDegrees: number,
): DeviceGuidance {
  const painter = createTargetPainter(gpu, scene, shader);
  const made = new Map<number, Promise<DeviceTargets>>();
  const buffers: GPUBuffer[] = [];
  const closing = new AbortController();

  async function paint(side: number): Promise<DeviceTargets> {
    const cameras = TARGET_POSES.map((pose) => orbitCamera(pose, { fovyDegrees, width: side, height: side }));
    const pixelWidth = TARGET_RADIUS / cameras[0]!.fx;
    const samples = await sampleSurface(scene, light, shader, { side, pixelWidth }, closing.signal);
    closing.signal.throwIfAborted();
    const targets = painter.paint(cameras, samples);
    buffers.push(targets.buffer);
    return targets;
  }

  return {
    poses: TARGET_POSES,
    weightsFor: (views) => ({ rgbMse: LOSS_WEIGHTS.rgb / views, alphaMse: LOSS_WEIGHTS.alpha / views }),
    targetsFor(side) {
      const known = made.get(side) ?? paint(side);
      made.set(side, known);
      return known;
    },
    close() {
      closing.abort();
      painter.destroy();
      for (const buffer of buffers.splice(0)) gpu.destroyBuffer(buffer);
    },
  };
}
