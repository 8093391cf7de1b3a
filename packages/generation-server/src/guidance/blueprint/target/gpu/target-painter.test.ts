import { orbitCamera, type OrbitPose } from '@404-gen/splat';
import { expect, it } from 'vitest';
import { MeshBuilder } from '../../shapes/mesh-builder.ts';
import { refined } from '../../shapes/refine.ts';
import type { Paint } from '../../subject.ts';
import { describeGpu } from '../../../../test-support/gpu.ts';
import { plainPaint } from '../../test-support/subjects.ts';
import type { Scene } from '../scene.ts';
import { TargetRenderer } from '../target-renderer.ts';
import { describeMesh } from '../shade-mesh.ts';
import { createDeviceScene } from './device-scene.ts';
import { bakeLightOnDevice } from './light-baker.ts';
import { paintTargets } from './target-painter.ts';

const SIDE = 96;
const POSES: readonly OrbitPose[] = [
  { elevationDegrees: 15, azimuthDegrees: 20, radius: 2.5 },
  { elevationDegrees: -25, azimuthDegrees: 130, radius: 2.5 },
];

function sceneOf(paints: readonly Paint[], build: (b: MeshBuilder) => void): Scene {
  const b = new MeshBuilder({ seed: 1 });
  build(b);
  return { mesh: refined(b.finish(), 0.1, 20_000), paints };
}

/** A box within a ball, the ball named last. */
const boxInBall = (b: MeshBuilder) => b.part('box').box([0.5, 0.6, 0.4]).part('ball').ball(0.6, { segments: 32 });

const SCENES: Readonly<Record<string, Scene>> = {
  'a plain ball': sceneOf([plainPaint(0.8, 0.3, 0.2)], (b) => b.ball(0.6, { segments: 32 })),
  'a box with stripes and grain': sceneOf(
    [
      plainPaint(0.2, 0.5, 0.8, {
        grain: 'wood',
        pattern: { kind: 'stripes', colors: [[0.9, 0.8, 0.2]], scale: 1 },
      }),
    ],
    (b) => b.box([1, 0.8, 0.6]),
  ),
  metal: sceneOf([plainPaint(0.9, 0.7, 0.3, { metallic: 1, roughness: 0.2 })], (b) => b.ball(0.5).box([1, 0.2, 0.2])),
  'a box in a ball of glass': sceneOf(
    [plainPaint(0.9, 0.2, 0.1), plainPaint(0.6, 0.8, 0.9, { material: 'glass', translucency: 0.8 })],
    boxInBall,
  ),
};

describeGpu('targets on the device', (gpu) => {
  it.each(Object.entries(SCENES))('%s looks as on the CPU', async (_, scene) => {
    const renderer = new TargetRenderer(scene);
    const cameras = POSES.map((pose) => orbitCamera(pose, { fovyDegrees: 49.1, width: SIDE, height: SIDE }));
    const before = gpu().allocatedBytes;
    const onDevice = createDeviceScene(gpu(), scene, describeMesh(scene));
    bakeLightOnDevice(gpu(), scene, onDevice);
    const { buffer } = paintTargets(gpu(), onDevice, cameras);
    const bytes = SIDE * SIDE * 4;
    const all = new Uint8Array(await gpu().read(buffer, 0, cameras.length * bytes));
    await gpu().settle();
    gpu().destroyBuffer(buffer);
    onDevice.destroy();
    expect(gpu().allocatedBytes).toBe(before);

    cameras.forEach((camera, index) => {
      const ours = all.subarray(index * bytes, (index + 1) * bytes);
      const reference = renderer.render(camera).premultiplied;
      let squares = 0;
      let edges = 0;
      let covered = 0;
      for (let at = 0; at < bytes; at++) {
        const difference = Math.abs(ours[at]! - reference[at]!) / 255;
        if (at % 4 < 3) squares += difference ** 2;
        else {
          covered += reference[at]! > 0 ? 1 : 0;
          // Where an edge passes through a sample, either side may win: a quarter of a pixel.
          edges += difference > 0.02 ? 1 : 0;
          expect(difference).toBeLessThan(0.51);
        }
      }
      // Foreground only, so that an empty background does not flatter. Worst on SwiftShader: see the folder's README.
      expect(-10 * Math.log10(squares / (covered * 3))).toBeGreaterThan(30);
      expect(edges / covered).toBeLessThan(0.01);
    });
  });
});
