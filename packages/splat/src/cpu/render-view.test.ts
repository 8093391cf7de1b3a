import { describe, expect, it } from 'vitest';
import { cameraPosition, type Camera } from '../camera.ts';
import { createCloud, SH_C0, type GaussianCloud } from '../cloud.ts';
import type { Rgb } from '../image.ts';
import { opacityOf } from '../opacity.ts';
import { PARAMETER_NAMES } from '../optimise/trainable-cloud.ts';
import { doublePrecision, type RealCloud } from './real-array.ts';
import { renderOnce, renderView, renderViewBackward } from './render-view.ts';
import { inSinglePrecision, randomScene, sceneCamera } from './test-scenes.ts';

const BACKGROUND: Rgb = [0.25, 0.5, 1];

type Matrix = number[][];
const multiply = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0]!.map((_, column) => row.reduce((sum, value, k) => sum + value * b[k]![column]!, 0)));
const transpose = (a: Matrix): Matrix => a[0]!.map((_, column) => a.map((row) => row[column]!));

interface Projected {
  z: number;
  mean: [number, number];
  conic: [number, number, number];
  opacity: number;
  color: number[];
}

/** The formulas of gsplat as pipeline.md gives them, matrix by matrix; undefined when the splat is culled. */
function projectByTheBook(cloud: RealCloud, index: number, camera: Camera): Projected | undefined {
  const world = [0, 1, 2].map((axis) => [cloud.positions[index * 3 + axis]!]);
  const view = [0, 1, 2].map((row) => [...camera.rotation.subarray(row * 3, row * 3 + 3)]);
  const [x, y, z] = multiply(view, world).map(([value], row) => value! + camera.translation[row]!) as [
    number,
    number,
    number,
  ];
  if (z < camera.nearPlane || z > camera.farPlane) return undefined;
  const raw = [...cloud.rotations.subarray(index * 4, index * 4 + 4)];
  const [w, i, j, k] = raw.map((value) => value / Math.hypot(...raw)) as [number, number, number, number];
  const rotation = [
    [1 - 2 * (j * j + k * k), 2 * (i * j - w * k), 2 * (i * k + w * j)],
    [2 * (i * j + w * k), 1 - 2 * (i * i + k * k), 2 * (j * k - w * i)],
    [2 * (i * k - w * j), 2 * (j * k + w * i), 1 - 2 * (i * i + j * j)],
  ];
  const axes = rotation.map((row) => row.map((value, axis) => value * Math.exp(cloud.logScales[index * 3 + axis]!)));
  const { fx, fy, cx, cy, width, height } = camera;
  const hold = (slope: number, center: number, focal: number, size: number) => {
    const margin = (0.3 * 0.5 * size) / focal;
    return z * Math.min((size - center) / focal + margin, Math.max(-center / focal - margin, slope));
  };
  const tx = hold(x / z, cx, fx, width);
  const ty = hold(y / z, cy, fy, height);
  const jacobian = [
    [fx / z, 0, (-fx * tx) / (z * z)],
    [0, fy / z, (-fy * ty) / (z * z)],
  ];
  const covariance = multiply(multiply(view, multiply(axes, transpose(axes))), transpose(view));
  const [[a, b], [, c]] = multiply(multiply(jacobian, covariance), transpose(jacobian)) as [
    [number, number],
    [number, number],
  ];
  const [xx, yy] = [a + 0.3, c + 0.3];
  const determinant = xx * yy - b * b;
  const opacity = 1 / (1 + Math.exp(-cloud.opacityLogits[index]!));
  if (opacity < 1 / 255) return undefined;
  const color = [0, 1, 2].map((channel) => Math.max(0, 0.5 + SH_C0 * cloud.shDc[index * 3 + channel]!));
  return {
    z,
    mean: [(fx * x) / z + cx, (fy * y) / z + cy],
    conic: [yy / determinant, -b / determinant, xx / determinant],
    opacity,
    color,
  };
}

/** Pixel by pixel, every splat looked at: slow, and nothing of the production code in it. SH degree 0. */
function renderByTheBook(cloud: RealCloud, camera: Camera, background: Rgb) {
  const splats = Array.from({ length: cloud.count }, (_, index) => projectByTheBook(cloud, index, camera))
    .filter((splat) => splat !== undefined)
    .sort((a, b) => Math.fround(a.z) - Math.fround(b.z));
  const rgb: number[] = [];
  const alpha: number[] = [];
  const depth: number[] = [];
  for (let row = 0; row < camera.height; row++) {
    for (let column = 0; column < camera.width; column++) {
      let through = 1;
      let pixelDepth = 0;
      const pixel = [0, 0, 0];
      for (const { mean, conic, opacity, color, z } of splats) {
        const dx = mean[0] - column - 0.5;
        const dy = mean[1] - row - 0.5;
        const sigma = 0.5 * (conic[0] * dx * dx + conic[2] * dy * dy) + conic[1] * dx * dy;
        const coverage = Math.min(0.999, opacity * Math.exp(-sigma));
        if (sigma < 0 || coverage < 1 / 255) continue;
        const next = through * (1 - coverage);
        if (next <= 1e-4) break;
        color.forEach((value, channel) => (pixel[channel]! += coverage * through * value));
        pixelDepth += coverage * through * z;
        through = next;
      }
      rgb.push(...pixel.map((value, channel) => value + through * background[channel]!));
      alpha.push(1 - through);
      depth.push(pixelDepth);
    }
  }
  return { rgb, alpha, depth };
}

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((worst, value, index) => Math.max(worst, Math.abs(value - b[index]!)), 0);

describe('rendering against gsplat’s formulas written out pixel by pixel', () => {
  const scenes: [string, RealCloud, Camera][] = [
    ['small splats', randomScene({ count: 200, scale: 0.05 }), sceneCamera(40, 30)],
    ['large splats that fill pixels up', randomScene({ count: 60, scale: 0.3, logit: 4 }), sceneCamera(24, 32)],
    ['splats in front of, behind and beside the camera', randomScene({ count: 200, spread: 6 }), sceneCamera(32, 32)],
    ['needles and discs', stretched(randomScene({ count: 60, scale: 0.04 })), sceneCamera(48, 48)],
    ['faint splats', randomScene({ count: 100, logit: -5 }), sceneCamera(32, 32)],
  ];
  it.each(scenes)('%s', (_, scene, camera) => {
    const expected = renderByTheBook(scene, camera, BACKGROUND);
    const { buffers } = renderOnce(scene, camera, BACKGROUND, doublePrecision);
    expect(new Set(expected.alpha).size).toBeGreaterThan(100);
    // Measured worst case 3.1e-12, the recurrence along the rows.
    for (const plane of ['rgb', 'alpha', 'depth'] as const) {
      expect(largestDifference(buffers[plane], expected[plane]), plane).toBeLessThan(1e-10);
    }
  });

  it.each(scenes)('%s, in single precision', (_, scene, camera) => {
    const single = inSinglePrecision(scene);
    const expected = renderByTheBook(single, camera, BACKGROUND);
    const view = renderView(single, camera, BACKGROUND);
    const differences = Array.from(view.rgb, (value, index) => Math.abs(value - expected.rgb[index]!)).sort(
      (a, b) => a - b,
    );
    // A pixel at a splat's edge may fall on the other side of the cut-off, which is worth 1/255; the rest is rounding.
    expect(differences.at(-1)).toBeLessThan(2 / 255);
    expect(differences[Math.floor(0.995 * differences.length)]).toBeLessThan(1e-5);
  });
});

function stretched(scene: RealCloud & { logScales: Float64Array }) {
  for (let index = 0; index < scene.count; index++) {
    scene.logScales[index * 3]! += 3;
    scene.logScales[index * 3 + 1]! -= index % 2 === 0 ? 4 : -3;
    scene.logScales[index * 3 + 2]! -= 4;
  }
  return scene;
}

/** One splat at the origin. */
function single(change: Partial<Record<(typeof PARAMETER_NAMES)[number], readonly number[]>> = {}): GaussianCloud {
  const cloud = createCloud(1);
  cloud.logScales.fill(Math.log(0.1));
  cloud.opacityLogits.fill(1);
  cloud.shDc.set([1, 0.5, -0.5]);
  for (const [name, values] of Object.entries(change)) cloud[name as 'positions'].set(values);
  return cloud;
}

describe('degenerate scenes', () => {
  const camera = sceneCamera(16, 16);
  const toCamera = (distance: number) => Array.from(cameraPosition(camera), (value) => value * distance);
  const ones = { rgb: new Float32Array(16 * 16 * 3).fill(1), alpha: new Float32Array(16 * 16).fill(-1) };
  const render = (cloud: GaussianCloud) => ({
    view: renderView(cloud, camera, BACKGROUND),
    back: renderViewBackward(cloud, camera, BACKGROUND, ones),
  });
  const unseen: [string, GaussianCloud][] = [
    ['no splat at all', createCloud(0)],
    ['behind the camera', single({ positions: toCamera(2) })],
    ['at the camera', single({ positions: toCamera(1) })],
    ['beyond the far plane', single({ positions: toCamera(-60) })],
    ['beside the picture', single({ positions: [50, 0, -30] })],
    ['opacity 1e-9', single({ opacityLogits: [-20] })],
    ['opacity just below 1/255', single({ opacityLogits: [Math.log(1 / 254.5)] })],
    ['a quaternion of length 0', single({ rotations: [0, 0, 0, 0] })],
    ['NaN position', single({ positions: [NaN, 0, 0] })],
    ['NaN scale', single({ logScales: [NaN, 0, 0] })],
    ['infinite scale', single({ logScales: [800, 0, 0] })],
  ];
  it.each(unseen)('%s: the background, and no gradient', (_, cloud) => {
    const { view, back } = render(cloud);
    expect([...view.rgb.subarray(0, 3)]).toEqual(BACKGROUND);
    expect(
      largestDifference(
        view.rgb,
        view.rgb.map((_value, index) => BACKGROUND[index % 3]!),
      ),
    ).toBe(0);
    expect(Math.max(...view.alpha, ...view.depth)).toBe(0);
    for (const name of PARAMETER_NAMES) expect(back[name].every((value) => value === 0)).toBe(true);
    expect([...back.radii].every((radius) => radius === 0)).toBe(true);
  });

  const seen: [string, GaussianCloud][] = [
    ['one ordinary splat', single()],
    ['scale 0 along one axis', single({ logScales: [-Infinity, -2, -2] })],
    ['scale 0 along all axes', single({ logScales: [-200, -200, -200] })],
    ['opacity 1', single({ opacityLogits: [40] })],
    ['a splat that swallows the picture', single({ logScales: [20, 20, 20] })],
    ['a quaternion of length 1000', single({ rotations: [0, 1000, 0, 0] })],
  ];
  it.each(seen)('%s: drawn, every value and gradient finite', (_, cloud) => {
    const { view, back } = render(cloud);
    expect(Math.max(...view.alpha)).toBeGreaterThan(0.1);
    expect(back.radii[0]).toBeGreaterThan(0);
    const values = [...view.rgb, ...view.alpha, ...view.depth, ...back.absgrad];
    for (const name of PARAMETER_NAMES) values.push(...back[name]);
    expect(values.filter((value) => !Number.isFinite(value))).toEqual([]);
  });

  it('a splat on the optical axis is seen where the formulas say, at its own depth', () => {
    const { view } = render(single());
    const center = 8 * 16 + 8;
    // logit 1, half a pixel off the centre both ways
    expect(view.alpha[center]).toBeGreaterThan(0.5);
    expect(view.alpha[center]).toBeLessThan(opacityOf(1));
    expect(view.depth[center]! / view.alpha[center]!).toBeCloseTo(2.5, 4);
    expect(view.alpha[0]).toBe(0);
  });

  it('alpha is held at 0.999, and an opacity beyond that gets no gradient from there', () => {
    const { view, back } = render(single({ opacityLogits: [40], logScales: [20, 20, 20] }));
    expect(Math.max(...view.alpha)).toBeCloseTo(0.999, 6);
    expect(back.opacityLogits[0]).toBeCloseTo(0, 12);
    expect(back.shDc[0]).toBeGreaterThan(0);
  });

  it('a colour below 0 is drawn as 0 and gets no gradient in that channel alone', () => {
    const { view, back } = render(single({ shDc: [-3, 1, 1] }));
    expect(view.rgb[(8 * 16 + 8) * 3]).toBeCloseTo(0.25 * (1 - view.alpha[8 * 16 + 8]!), 6);
    expect(back.shDc[0]).toBe(0);
    expect(back.shDc[1]).toBeGreaterThan(0);
  });

  it('splats at equal depth keep the order of the cloud', () => {
    const pair = (first: number, second: number) => {
      const cloud = createCloud(2);
      cloud.logScales.fill(-1);
      cloud.opacityLogits.fill(3);
      cloud.shDc.set([first, first, first, second, second, second]);
      return renderView(cloud, camera, BACKGROUND).rgb[(8 * 16 + 8) * 3]!;
    };
    expect(pair(1, -1)).toBeGreaterThan(pair(-1, 1) + 0.2);
  });

  it('refuses a pixel gradient that is not finite', () => {
    const rgb = new Float32Array(16 * 16 * 3);
    rgb[5] = NaN;
    expect(() => renderViewBackward(single(), camera, BACKGROUND, { rgb })).toThrow(
      expect.objectContaining({ code: 'NUMERIC_DIVERGED' }),
    );
  });
});

describe('what densification looks at', () => {
  const camera = sceneCamera(16, 16);
  const rgb = new Float32Array(16 * 16 * 3).fill(1);

  it('absgrad is the sum over pixels of |∂L/∂mean2d|, which does not cancel as the gradient itself does', () => {
    const cloud = single({ logScales: [-1.5, -2.5, -2] });
    const splat = projectByTheBook(cloud, 0, camera)!;
    const [a, b, c] = splat.conic;
    const colorPull = splat.color.reduce((sum, value, channel) => sum + value - BACKGROUND[channel]!, 0);
    const expected = [0, 0];
    const net = [0, 0];
    for (let row = 0; row < 16; row++) {
      for (let column = 0; column < 16; column++) {
        const dx = splat.mean[0] - column - 0.5;
        const dy = splat.mean[1] - row - 0.5;
        const alpha = splat.opacity * Math.exp(-0.5 * (a * dx * dx + c * dy * dy) - b * dx * dy);
        if (alpha < 1 / 255) continue;
        [a * dx + b * dy, b * dx + c * dy].forEach((slope, axis) => {
          expected[axis]! += Math.abs(alpha * colorPull * slope);
          net[axis]! -= alpha * colorPull * slope;
        });
      }
    }
    const { absgrad } = renderViewBackward(cloud, camera, BACKGROUND, { rgb });
    expect(largestDifference(absgrad, expected)).toBeLessThan(1e-5);
    expect(Math.hypot(...expected)).toBeGreaterThan(10 * Math.hypot(...net));
  });

  it('the radius covers the splat down to alpha 1/255, and no more', () => {
    const { radii } = renderViewBackward(single(), camera, BACKGROUND, { rgb });
    const sigma = Math.hypot((0.1 * camera.fx) / 2.5, Math.sqrt(0.3));
    expect(radii[0]).toBe(Math.ceil(Math.sqrt(2 * Math.log(255 * opacityOf(1))) * sigma));
  });
});
