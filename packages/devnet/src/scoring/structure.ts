import type { GaussianCloud } from '@404-gen/splat';
import { ramp, type Grade } from './grade.ts';

/** Splats of a cloud looked at; more would say the same and take longer. */
const MAX_SAMPLES = 20_000;
/** Cells along an axis of the grid that tells how widely the splats are spread. */
const GRID_CELLS = 16;
/** Opacity from which a splat counts as visible. */
const VISIBLE_OPACITY = 0.1;

/** What the arrays of a cloud say of it, without drawing it. Lengths are relative to the object's largest side. */
export function gradeStructure(cloud: GaussianCloud): Grade[] {
  const stride = Math.max(1, Math.floor(cloud.count / MAX_SAMPLES));
  const sampled = Math.ceil(cloud.count / stride);
  const axes = [0, 1, 2].map((axis) => {
    const values = new Float32Array(sampled);
    for (let index = 0; index < sampled; index++) values[index] = cloud.positions[index * stride * 3 + axis] ?? 0;
    return { values, sorted: values.slice().sort() };
  });
  // The middle 98 % of the centres; a few stray splats must not decide how large the object is.
  const boxes = axes.map(({ sorted }) => {
    const low = sorted[Math.floor(sampled * 0.01)] ?? 0;
    const high = sorted[Math.ceil(sampled * 0.99) - 1] ?? 0;
    return { low, high, size: high - low };
  });
  const sides = boxes.map((box) => box.size).sort((one, other) => other - one);
  const largest = Math.max(sides[0] ?? 0, 1e-9);

  let strays = 0;
  let visible = 0;
  let giants = 0;
  const sigmas = new Float32Array(sampled);
  const cells = new Set<number>();
  for (let index = 0; index < sampled; index++) {
    const splat = index * stride;
    let cell = 0;
    let stray = false;
    for (let axis = 0; axis < 3; axis++) {
      const box = boxes[axis] ?? { low: 0, high: 0 };
      const value = axes[axis]?.values[index] ?? 0;
      stray ||= value < box.low - largest / 2 || value > box.high + largest / 2;
      const place = Math.floor(((value - box.low) / largest) * GRID_CELLS);
      cell = cell * GRID_CELLS + Math.min(GRID_CELLS - 1, Math.max(0, place));
    }
    if (stray) strays += 1;
    const sigma = Math.exp(Math.max(...cloud.logScales.subarray(splat * 3, splat * 3 + 3))) / largest;
    sigmas[index] = sigma;
    if (sigma > 0.3) giants += 1;
    if (1 / (1 + Math.exp(-(cloud.opacityLogits[splat] ?? 0))) >= VISIBLE_OPACITY) {
      visible += 1;
      cells.add(cell);
    }
  }
  const medianSigma = sigmas.sort()[Math.floor(sampled / 2)] ?? 0;
  const flatness = (sides[1] ?? 0) / largest;
  const share = (count: number): number => count / Math.max(1, sampled);

  return [
    {
      name: 'visible splats',
      value: share(visible),
      worth: ramp(share(visible), 0.05, 0.3),
      weight: 1,
      complaint: 'nearly all splats are transparent',
    },
    {
      name: 'spread',
      value: cells.size,
      worth: ramp(cells.size, 4, 24),
      weight: 1,
      complaint: 'the splats sit in a few places',
    },
    {
      name: 'extent',
      value: flatness,
      worth: ramp(flatness, 0.002, 0.02),
      weight: 1,
      complaint: 'the object is a line or a point',
    },
    {
      name: 'strays',
      value: share(strays),
      worth: ramp(share(strays), 0.1, 0.01),
      weight: 1,
      complaint: 'splats fly far outside the object',
    },
    {
      name: 'splat size',
      value: medianSigma,
      worth: Math.min(ramp(medianSigma, 0.0003, 0.0015), ramp(medianSigma, 0.2, 0.1)),
      weight: 1,
      complaint: medianSigma < 0.01 ? 'the splats are specks' : 'the splats are as large as the object',
    },
    {
      name: 'giants',
      value: share(giants),
      worth: ramp(share(giants), 0.1, 0.01),
      weight: 1,
      complaint: 'many splats are as large as the object',
    },
  ];
}
