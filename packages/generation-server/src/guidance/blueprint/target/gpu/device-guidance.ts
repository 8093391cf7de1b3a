import { orbitCamera, type DeviceTargets, type GpuContext } from '@404-gen/splat';
import type { DeviceGuidance } from '../../../guidance.ts';
import { LOSS_WEIGHTS } from '../photometric-loss.ts';
import { proposeCloud } from '../propose-cloud.ts';
import type { Scene } from '../scene.ts';
import { describeMesh } from '../shade-mesh.ts';
import { TARGET_POSES } from '../target-views.ts';
import { createDeviceScene } from './device-scene.ts';
import { bakeLightOnDevice } from './light-baker.ts';
import { paintTargets } from './target-painter.ts';

/** The scene, its light and the pictures of `TARGET_POSES` on the device. */
export function createDeviceGuidance(
  gpu: GpuContext,
  scene: Scene,
  { fovyDegrees, seed }: { readonly fovyDegrees: number; readonly seed: number },
): DeviceGuidance {
  const { vertexCount } = scene.mesh;
  const onDevice = gpu.allOrNothing(() => {
    const made = createDeviceScene(gpu, scene, describeMesh(scene));
    bakeLightOnDevice(gpu, scene, made);
    return made;
  });
  const made = new Map<number, DeviceTargets>();

  function paint(side: number): DeviceTargets {
    const cameras = TARGET_POSES.map((pose) => orbitCamera(pose, { fovyDegrees, width: side, height: side }));
    return gpu.allOrNothing(() => paintTargets(gpu, onDevice, cameras));
  }

  return {
    poses: TARGET_POSES,
    weightsFor: (views) => ({ rgbMse: LOSS_WEIGHTS.rgb / views, alphaMse: LOSS_WEIGHTS.alpha / views }),
    async initialCloud(count) {
      const baked = new Float32Array(await gpu.read(onDevice.light, 0, vertexCount * 8));
      const exposure = Float32Array.from({ length: vertexCount }, (_, vertex) => baked[2 * vertex + 1]!);
      return proposeCloud(scene, { exposure }, count, seed);
    },
    targetsFor(side) {
      const targets = made.get(side) ?? paint(side);
      made.set(side, targets);
      return targets;
    },
    close() {
      onDevice.destroy();
      for (const { buffer } of made.values()) gpu.destroyBuffer(buffer);
      made.clear();
    },
  };
}
