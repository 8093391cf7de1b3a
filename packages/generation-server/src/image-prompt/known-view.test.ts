import { loadSettings } from '@404-gen/service-kit';
import { createRandom, type FloatImage, type Rgb } from '@404-gen/splat';
import { expect, test } from 'vitest';
import { generationSettings } from '../config/schema.ts';
import { planImage } from './planned-image.ts';
import { createKnownView } from './known-view.ts';

const SIDE = 6;
const CAMERAS = { elevationDegrees: 10, radius: 2, fovyDegrees: 49.1 };
const { settings: DEFAULTS } = loadSettings(generationSettings, { text: 'zero123_xl: true\nlambda_zero123: 1\n' });
const SETTINGS = { ...DEFAULTS, H: 64, W: 48, ref_size: 16, warmup_rgb_loss: false };
const upload = { width: 1, height: 1, rgba: new Uint8Array(4), isCutOut: true };

const random = createRandom(5);
const drawn = (length: number) => Float32Array.from({ length }, () => random.uniform());

/** A picture of colours that are already weighed by their coverage, on `background`. */
function onBackground(colours: Float32Array, alpha: Float32Array, background: Rgb): FloatImage {
  const rgb = colours.map((value, at) => value + (1 - alpha[Math.floor(at / 3)]!) * background[at % 3]!);
  return { width: SIDE, height: SIDE, rgb, alpha };
}

const alpha = drawn(SIDE * SIDE);
const colours = drawn(SIDE * SIDE * 3).map((value, at) => value * alpha[Math.floor(at / 3)]!);
const picture: FloatImage = { width: SIDE, height: SIDE, rgb: drawn(SIDE * SIDE * 3), alpha: drawn(SIDE * SIDE) };
const known = createKnownView(planImage(upload, SETTINGS), picture, CAMERAS)!;

test('the loss is 10000·MSE(rgb) + 1000·MSE(alpha) on white, whatever the view was rendered on', () => {
  const white = onBackground(colours, alpha, [1, 1, 1]);
  const mse = (a: Float32Array, b: Float32Array) => a.reduce((sum, v, at) => sum + (v - b[at]!) ** 2, 0) / a.length;
  const expected = 10_000 * mse(white.rgb, picture.rgb) + 1000 * mse(white.alpha, picture.alpha);
  for (const background of [
    [1, 1, 1],
    [0, 0, 0],
    [0.2, 0.5, 0.9],
  ] as const) {
    const { loss } = known.loss(onBackground(colours, alpha, background), background, 0.3);
    expect(Math.abs(loss / expected - 1)).toBeLessThan(1e-5);
  }
});

test('gradients are those of the view as it was rendered, by finite differences', () => {
  const background = [0.2, 0, 0.9] as const;
  const view = onBackground(colours, alpha, background);
  const { gradient } = known.loss(view, background, 1);
  const changed = (key: 'rgb' | 'alpha', at: number, by: number) => {
    const values = view[key].slice();
    values[at]! += by;
    return known.loss({ ...view, [key]: values }, background, 1).loss;
  };
  for (const key of ['rgb', 'alpha'] as const) {
    for (const at of [0, 7, 20, 35]) {
      const slope = (changed(key, at, 0.01) - changed(key, at, -0.01)) / 0.02;
      expect(Math.abs(gradient[key]![at]! - slope)).toBeLessThan(1e-2 * (1 + Math.abs(slope)));
    }
  }
});

test('warmed up, the weight is the share of the run that is done', () => {
  const warm = createKnownView(planImage(upload, { ...SETTINGS, warmup_rgb_loss: true }), picture, CAMERAS)!;
  const view = onBackground(colours, alpha, [1, 1, 1]);
  const full = known.loss(view, [1, 1, 1], 0.25).loss;
  expect(warm.loss(view, [1, 1, 1], 0.25).loss / full).toBeCloseTo(0.25, 5);
  expect(warm.loss(view, [1, 1, 1], 1).loss / full).toBeCloseTo(1, 5);
});

test('the camera stands at the front of whoever guides; ImageDream has no known view', () => {
  const forNetwork = (settings: object) =>
    createKnownView(planImage(upload, { ...SETTINGS, ...settings }), picture, CAMERAS);
  // Seen from +Z at azimuth 0 and from +X at 90.
  expect(forNetwork({})!.camera(32).rotation[0]).toBeCloseTo(1);
  expect(forNetwork({ mvdream: true })!.camera(32).rotation[0]).toBeCloseTo(0);
  expect(forNetwork({ imagedream: true })).toBeUndefined();
  // A network that has no say in the job does not say where the front is either.
  expect(forNetwork({ mvdream: true, lambda_sd: 0 })!.camera(32).rotation[0]).toBeCloseTo(1);
  expect(forNetwork({ imagedream: true, lambda_sd: 0 })!.camera(32).rotation[0]).toBeCloseTo(1);
  expect(planImage(upload, SETTINGS).side).toBe(64);
});
