import { createCloud, logitOf, type GaussianCloud, type ShDegree } from '@404-gen/splat';
import type { Random } from './camera-sampling.ts';

const BALL_RADIUS = 0.5;
const INITIAL_OPACITY = 0.1;
/** Guards the logarithm where splats coincide; squared world units. */
const LEAST_SQUARED_DISTANCE = 1e-7;
const NEIGHBOURS = 3;

/**
 * Upstream's start (404 `GaussianSplattingModel.py`): `count` splats uniform in a ball of radius 0.5 round the origin,
 * round, mid-grey, opacity 0.1, each as wide as the root mean square distance to its three nearest neighbours.
 */
export function randomBall(count: number, shDegree: ShDegree, random: Random): GaussianCloud {
  const cloud = createCloud(count, shDegree);
  const { positions, shDc, opacityLogits, logScales } = cloud;
  for (let splat = 0; splat < count; splat++) {
    const azimuth = 2 * Math.PI * random();
    const cosPolar = 2 * random() - 1;
    const sinPolar = Math.sqrt(1 - cosPolar * cosPolar);
    const radius = BALL_RADIUS * Math.cbrt(random());
    positions[splat * 3] = radius * sinPolar * Math.cos(azimuth);
    positions[splat * 3 + 1] = radius * sinPolar * Math.sin(azimuth);
    positions[splat * 3 + 2] = radius * cosPolar;
  }
  for (let index = 0; index < count * 3; index++) shDc[index] = random() / 255;
  opacityLogits.fill(logitOf(INITIAL_OPACITY));

  const distances = meanSquaredNeighbourDistances(positions, count);
  for (let splat = 0; splat < count; splat++) {
    const logScale = 0.5 * Math.log(Math.max(distances[splat] ?? 0, LEAST_SQUARED_DISTANCE));
    logScales.fill(logScale, splat * 3, splat * 3 + 3);
  }
  return cloud;
}

/**
 * [count] mean of the squared distances from each point to its three nearest others (fewer when there are fewer), 0 for
 * a point alone. Points are looked up in a grid whose cells hold about one each.
 */
export function meanSquaredNeighbourDistances(positions: Float32Array, count: number): Float64Array {
  const at = (point: number, axis: number) => positions[point * 3 + axis] ?? 0;
  let low = Infinity;
  let high = -Infinity;
  for (let index = 0; index < count * 3; index++) {
    low = Math.min(low, positions[index] ?? 0);
    high = Math.max(high, positions[index] ?? 0);
  }
  const cellsPerSide = Math.max(1, Math.floor(Math.cbrt(count)));
  const cellSide = (high - low) / cellsPerSide || 1;
  const cellOf = (value: number) => Math.min(cellsPerSide - 1, Math.floor((value - low) / cellSide));
  const cellIndex = (x: number, y: number, z: number) => (z * cellsPerSide + y) * cellsPerSide + x;

  // Points of one cell form a linked list: `first` of the cell, then `next` of each point.
  const first = new Int32Array(cellsPerSide ** 3).fill(-1);
  const next = new Int32Array(count);
  for (let point = 0; point < count; point++) {
    const cell = cellIndex(cellOf(at(point, 0)), cellOf(at(point, 1)), cellOf(at(point, 2)));
    next[point] = first[cell] ?? -1;
    first[cell] = point;
  }

  const means = new Float64Array(count);
  const nearest = new Float64Array(NEIGHBOURS);
  for (let point = 0; point < count; point++) {
    nearest.fill(Infinity);
    const [x, y, z] = [at(point, 0), at(point, 1), at(point, 2)];
    const [cx, cy, cz] = [cellOf(x), cellOf(y), cellOf(z)];
    // Shell by shell; what lies beyond shell r is at least r cells away.
    for (let shell = 0; shell <= cellsPerSide; shell++) {
      for (let iz = cz - shell; iz <= cz + shell; iz++) {
        for (let iy = cy - shell; iy <= cy + shell; iy++) {
          const onFace = Math.abs(iz - cz) === shell || Math.abs(iy - cy) === shell;
          for (let ix = cx - shell; ix <= cx + shell; ix += onFace || shell === 0 ? 1 : 2 * shell) {
            if (Math.min(ix, iy, iz) < 0 || Math.max(ix, iy, iz) >= cellsPerSide) continue;
            for (let other = first[cellIndex(ix, iy, iz)] ?? -1; other >= 0; other = next[other] ?? -1) {
              if (other === point) continue;
              insertNearest(nearest, (at(other, 0) - x) ** 2 + (at(other, 1) - y) ** 2 + (at(other, 2) - z) ** 2);
            }
          }
        }
      }
      if ((nearest[NEIGHBOURS - 1] ?? 0) <= (shell * cellSide) ** 2) break;
    }
    const found = nearest.filter((distance) => distance < Infinity);
    means[point] = found.length === 0 ? 0 : found.reduce((sum, distance) => sum + distance, 0) / found.length;
  }
  return means;
}

/** Puts a distance in its place of the ascending list, dropping the largest. */
function insertNearest(nearest: Float64Array, distance: number): void {
  let slot = nearest.length - 1;
  if (distance >= (nearest[slot] ?? Infinity)) return;
  while (slot > 0 && (nearest[slot - 1] ?? 0) > distance) {
    nearest[slot] = nearest[slot - 1] ?? 0;
    slot -= 1;
  }
  nearest[slot] = distance;
}
