import { createRandom, renderView, renderViewBackward, type FloatImage, type Rgb } from '@404-gen/splat';
import { orbitCamera } from '@404-gen/splat';
import { describe, expect, it } from 'vitest';
import { subjectOf } from '../test-support/subjects.ts';
import { buildScene } from '../shapes/compose.ts';
import { LOSS_WEIGHTS, photometricLoss } from './photometric-loss.ts';
import { proposeCloud } from './propose-cloud.ts';
import { TargetRenderer, type TargetImage } from './target-renderer.ts';

const SIDE = 6;

function noisyView(seed: number): FloatImage {
  const random = createRandom(seed);
  return {
    width: SIDE,
    height: SIDE,
    rgb: Float32Array.from({ length: SIDE * SIDE * 3 }, () => random.uniform()),
    alpha: Float32Array.from({ length: SIDE * SIDE }, () => random.uniform()),
  };
}

function noisyTarget(seed: number): TargetImage {
  const random = createRandom(seed);
  const premultiplied = new Uint8Array(SIDE * SIDE * 4);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    const coverage = Math.floor(random.uniform() * 256);
    premultiplied[pixel * 4 + 3] = coverage;
    for (let channel = 0; channel < 3; channel++)
      premultiplied[pixel * 4 + channel] = Math.floor(random.uniform() * coverage);
  }
  return { width: SIDE, height: SIDE, premultiplied };
}

describe('photometric loss', () => {
  it.each([[[1, 1, 1]], [[0, 0, 0]], [[0.2, 0.5, 0.9]]] as const)(
    'has the gradient that finite differences have, on %s',
    (background) => {
      const view = noisyView(1);
      const target = noisyTarget(2);
      const { gradient } = photometricLoss(view, target, background, 0.5);
      const step = 1e-3;
      for (const [name, values, analytic] of [
        ['rgb', view.rgb, gradient.rgb],
        ['alpha', view.alpha, gradient.alpha!],
      ] as const) {
        for (let index = 0; index < values.length; index += 5) {
          const kept = values[index]!;
          values[index] = kept + step;
          const above = photometricLoss(view, target, background, 0.5).loss;
          values[index] = kept - step;
          const below = photometricLoss(view, target, background, 0.5).loss;
          values[index] = kept;
          // Quadratic, so differences are exact but for float32: worst seen 0.4 % of the largest gradient.
          const scale = name === 'rgb' ? LOSS_WEIGHTS.rgb / (SIDE * SIDE * 3) : LOSS_WEIGHTS.alpha / (SIDE * SIDE);
          expect(Math.abs((above - below) / (2 * step) - analytic[index]!)).toBeLessThan(0.01 * scale);
        }
      }
    },
  );

  it('is zero with zero gradient at the target itself, on every background', () => {
    const target = noisyTarget(3);
    for (const background of [
      [1, 1, 1],
      [0, 0, 0],
    ] as const satisfies readonly Rgb[]) {
      const rgb = new Float32Array(SIDE * SIDE * 3);
      const alpha = new Float32Array(SIDE * SIDE);
      for (let pixel = 0; pixel < alpha.length; pixel++) {
        alpha[pixel] = target.premultiplied[pixel * 4 + 3]! / 255;
        for (let channel = 0; channel < 3; channel++)
          rgb[pixel * 3 + channel] =
            target.premultiplied[pixel * 4 + channel]! / 255 + (1 - alpha[pixel]!) * background[channel]!;
      }
      const { loss, gradient } = photometricLoss({ width: SIDE, height: SIDE, rgb, alpha }, target, background);
      expect(loss).toBeLessThan(1e-6);
      expect(Math.max(...gradient.rgb.map(Math.abs), ...gradient.alpha!.map(Math.abs))).toBeLessThan(1e-3);
    }
  });

  it('through the rasteriser, changes with a splat the way its gradient says', () => {
    const scene = buildScene(subjectOf('mushroom'));
    const renderer = new TargetRenderer(scene);
    const cloud = proposeCloud(scene, renderer.light, 150, 1);
    const camera = orbitCamera(
      { elevationDegrees: 15, azimuthDegrees: 30, radius: 2.5 },
      { fovyDegrees: 49.1, width: 32, height: 32 },
    );
    const target = renderer.render(camera);
    const background: Rgb = [1, 1, 1];
    const lossNow = (): number => photometricLoss(renderView(cloud, camera, background), target, background).loss;
    const { gradient } = photometricLoss(renderView(cloud, camera, background), target, background);
    const back = renderViewBackward(cloud, camera, background, gradient);
    // The few splats with the largest gradient: for the rest float32 drowns the difference.
    for (const [values, gradients, step] of [
      [cloud.shDc, back.shDc, 0.02],
      [cloud.opacityLogits, back.opacityLogits, 0.02],
      [cloud.positions, back.positions, 2e-4],
    ] as const) {
      const order = Array.from(gradients.keys())
        .sort((a, b) => Math.abs(gradients[b]!) - Math.abs(gradients[a]!))
        .slice(0, 5);
      for (const index of order) {
        const kept = values[index]!;
        values[index] = kept + step;
        const above = lossNow();
        values[index] = kept - step;
        const below = lossNow();
        values[index] = kept;
        const numeric = (above - below) / (2 * step);
        expect(Math.sign(numeric)).toBe(Math.sign(gradients[index]!));
        expect(Math.abs(numeric - gradients[index]!)).toBeLessThan(0.2 * Math.abs(gradients[index]!));
      }
    }
  });
});
