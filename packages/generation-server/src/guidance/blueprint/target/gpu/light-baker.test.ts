import { expect, it } from 'vitest';
import { describeGpu } from '../../../../test-support/gpu.ts';
import { MeshBuilder } from '../../shapes/mesh-builder.ts';
import { refined } from '../../shapes/refine.ts';
import { plainPaint } from '../../test-support/subjects.ts';
import { bakeLight } from '../bake-light.ts';
import type { Scene } from '../scene.ts';
import { describeMesh } from '../shade-mesh.ts';
import { createDeviceScene } from './device-scene.ts';
import { bakeLightOnDevice } from './light-baker.ts';

/** A table of wood with a bowl of glass on it, and a sheet that hangs from it. */
function tableScene(): Scene {
  const b = new MeshBuilder({ seed: 1 });
  b.part('wood').box([1.2, 0.1, 0.8]);
  for (const x of [-0.5, 0.5]) b.box([0.1, 0.6, 0.1], { at: [x, -0.35, 0] });
  b.part('glass').ball(0.25, { at: [0.2, 0.3, 0], segments: 24 });
  b.part('leaf').leaf(0.5, 0.3, { at: [-0.3, 0.1, 0.3] });
  const wood = plainPaint(0.5, 0.3, 0.1);
  const glass = plainPaint(0.7, 0.8, 0.9, { material: 'glass', translucency: 0.8 });
  return { mesh: refined(b.finish(), 0.08, 20_000), paints: [wood, glass, plainPaint(0.1, 0.6, 0.1)] };
}

describeGpu('light on the device', (gpu) => {
  it('is what the CPU bakes, but for edges of shadows', async () => {
    const scene = tableScene();
    const { vertexCount, sheets } = scene.mesh;
    expect(sheets).toContain(1);
    const before = gpu().allocatedBytes;
    const onDevice = createDeviceScene(gpu(), scene, describeMesh(scene));
    bakeLightOnDevice(gpu(), scene, onDevice);
    const baked = new Float32Array(await gpu().read(onDevice.light, 0, vertexCount * 8));
    onDevice.destroy();
    expect(gpu().allocatedBytes).toBe(before);

    const { shade, exposure } = bakeLight(scene);
    let sum = 0;
    for (let vertex = 0; vertex < vertexCount; vertex++) {
      for (const [ours, expected] of [
        [baked[vertex * 2]!, shade[vertex]!],
        [baked[vertex * 2 + 1]!, exposure[vertex]!],
      ] as const) {
        expect(Math.abs(ours - expected)).toBeLessThan(0.1);
        sum += Math.abs(ours - expected);
      }
    }
    expect(Math.max(...exposure) - Math.min(...exposure)).toBeGreaterThan(0.5);

    expect(sum / (2 * vertexCount)).toBeLessThan(2e-3);
  });
});
