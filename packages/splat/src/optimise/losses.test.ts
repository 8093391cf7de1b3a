import { describe, expect, it } from 'vitest';
import { noise } from '../cpu/test-scenes.ts';
import { knownViewLoss, meanAbsoluteError, meanSquaredError, psnr, type Loss } from './losses.ts';
import { structuralDissimilarity } from './ssim.ts';

const picture = (length: number, seed: number) => {
  const random = noise(seed);
  return Float32Array.from({ length }, () => 0.5 + 0.4 * random());
};

/** Largest difference between gradient and central differences, in units of the largest entry. */
function worstError(loss: (values: Float32Array) => Loss, values: Float32Array): number {
  // A power of two, and large, because the values are single precision and the losses smooth.
  const step = 2 ** -9;
  const { gradient } = loss(values);
  const largest = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(largest).toBeGreaterThan(0);
  return values.reduce((worst, value, index) => {
    const at = (moved: number) => loss(values.with(index, moved)).loss;
    const [above, below] = [Math.fround(value + step), Math.fround(value - step)];
    const numeric = (at(above) - at(below)) / (above - below);
    return Math.max(worst, Math.abs(numeric - gradient[index]!) / largest);
  }, 0);
}

describe('pixel losses', () => {
  const values = picture(40, 1);
  const target = picture(40, 2);

  it('are what their names say', () => {
    const x = Float32Array.of(1, 2, 4);
    const y = Float32Array.of(1, 0, 5);
    expect(meanSquaredError(x, y).loss).toBeCloseTo(5 / 3, 12);
    expect(meanAbsoluteError(x, y).loss).toBeCloseTo(1, 12);
    expect([...meanAbsoluteError(x, y).gradient]).toEqual([0, 1 / 3, -1 / 3].map(Math.fround));
    expect(psnr(Float32Array.of(0.1, 0.1), Float32Array.of(0, 0.2))).toBeCloseTo(20, 5);
    expect(psnr(x, x)).toBe(Infinity);
  });

  it('have the gradients of central differences', () => {
    // Measured worst case 2.3e-8.
    expect(worstError((moved) => meanSquaredError(moved, target), values)).toBeLessThan(5e-7);
    expect(worstError((moved) => meanAbsoluteError(moved, target), values)).toBeLessThan(5e-7);
  });

  it('weigh a known view as upstream does: 10000·w on colour, 1000·w on alpha', () => {
    const view = { width: 5, height: 2, rgb: picture(30, 3), alpha: picture(10, 4) };
    const reference = { width: 5, height: 2, rgb: picture(30, 5), alpha: picture(10, 6) };
    const { loss, gradient } = knownViewLoss(view, reference, 0.25);
    const [rgb, alpha] = [meanSquaredError(view.rgb, reference.rgb), meanSquaredError(view.alpha, reference.alpha)];
    expect(loss).toBeCloseTo(2500 * rgb.loss + 250 * alpha.loss, 9);
    expect(gradient.rgb).toEqual(rgb.gradient.map((value) => 2500 * value));
    expect(gradient.alpha).toEqual(alpha.gradient.map((value) => 250 * value));
  });

  it('refuse pictures of two sizes', () => {
    const refused = expect.objectContaining({ code: 'BUG_LOSS_SHAPE' }) as Error;
    expect(() => meanSquaredError(values, picture(39, 2))).toThrow(refused);
    expect(() => meanAbsoluteError(values, picture(41, 2))).toThrow(refused);
    expect(() => structuralDissimilarity(values, target, { width: 5, height: 5, channels: 1 })).toThrow(refused);
  });
});

describe('structuralDissimilarity', () => {
  const shape = { width: 13, height: 9, channels: 3 };
  const length = shape.width * shape.height * shape.channels;

  it('is 0 for equal pictures, and flat there', () => {
    const same = structuralDissimilarity(picture(length, 1), picture(length, 1), shape);
    expect(same.loss).toBeCloseTo(0, 12);
    expect(Math.max(...same.gradient.map(Math.abs))).toBeLessThan(1e-9);
  });

  it('is what the definition gives, written out pixel by pixel', () => {
    const small = { width: 7, height: 6, channels: 1 };
    const [x, y] = [picture(42, 3), picture(42, 4)];
    let sum = 0;
    for (let row = 0; row < 6; row++) for (let column = 0; column < 7; column++) sum += similarityAt(x, y, row, column);
    expect(structuralDissimilarity(x, y, small).loss).toBeCloseTo(1 - sum / 42, 9);
  });

  it('has the gradient of central differences', () => {
    const target = picture(length, 2);
    // Measured worst case 1.3e-6: the third derivative of the loss times the square of the step.
    expect(worstError((moved) => structuralDissimilarity(moved, target, shape), picture(length, 1))).toBeLessThan(2e-5);
  });
});

/** SSIM of one pixel of a 7×6 picture from the definition: window 11×11, σ 1.5, zeros beyond the edges. */
function similarityAt(x: Float32Array, y: Float32Array, row: number, column: number): number {
  let [norm, mx, my, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (let dy = -5; dy <= 5; dy++) {
    for (let dx = -5; dx <= 5; dx++) {
      const weight = Math.exp(-(dx * dx + dy * dy) / 4.5);
      const inside = row + dy >= 0 && row + dy < 6 && column + dx >= 0 && column + dx < 7;
      const a = inside ? x[(row + dy) * 7 + column + dx]! : 0;
      const b = inside ? y[(row + dy) * 7 + column + dx]! : 0;
      norm += weight;
      mx += weight * a;
      my += weight * b;
      xx += weight * a * a;
      yy += weight * b * b;
      xy += weight * a * b;
    }
  }
  [mx, my, xx, yy, xy] = [mx / norm, my / norm, xx / norm, yy / norm, xy / norm];
  return (
    ((2 * mx * my + 1e-4) * (2 * (xy - mx * my) + 9e-4)) /
    ((mx * mx + my * my + 1e-4) * (xx - mx * mx + yy - my * my + 9e-4))
  );
}
