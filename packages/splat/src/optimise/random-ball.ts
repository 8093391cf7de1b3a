import { createCloud, type GaussianCloud, type ShDegree } from '../cloud.ts';
import { logitOf } from '../opacity.ts';
import { createRandom } from './random.ts';

/** 404 `GaussianSplattingModel.py`. */
const BALL_RADIUS = 0.5;
const INITIAL_OPACITY = 0.1;
/** Colours start within this of mid grey, in DC units. */
const COLOR_JITTER = 1 / 255;
const LEAST_SQUARED_SCALE = 1e-7;

const NEIGHBOURS = 3;

/**
 * The cloud that optimisation starts from without a better idea: `count` grey, nearly transparent spheres, uniform in a
 * ball of radius 0.5 round the origin, each as large as its distance (root mean square) from its three nearest.
 */
export function randomBallCloud(count: number, seed: number, shDegree: ShDegree = 0): GaussianCloud {
  const random = createRandom(seed);
  const cloud = createCloud(count, shDegree);
  for (let index = 0; index < count; index++) {
    const azimuth = 2 * Math.PI * random.uniform();
    const cosPolar = 2 * random.uniform() - 1;
    const radius = BALL_RADIUS * Math.cbrt(random.uniform());
    const sinPolar = Math.sqrt(1 - cosPolar * cosPolar);
    cloud.positions[index * 3] = radius * sinPolar * Math.cos(azimuth);
    cloud.positions[index * 3 + 1] = radius * sinPolar * Math.sin(azimuth);
    cloud.positions[index * 3 + 2] = radius * cosPolar;
    for (let channel = 0; channel < 3; channel++) cloud.shDc[index * 3 + channel] = COLOR_JITTER * random.uniform();
  }
  cloud.opacityLogits.fill(logitOf(INITIAL_OPACITY));
  const squares = meanSquaredNeighbourDistances(cloud.positions, count);
  squares.forEach((square, index) => {
    cloud.logScales.fill(0.5 * Math.log(Math.max(square, LEAST_SQUARED_SCALE)), index * 3, index * 3 + 3);
  });
  return cloud;
}

/** [N] mean of the squared distances to the three nearest other points, or to as many as there are. */
function meanSquaredNeighbourDistances(positions: Float32Array, count: number): Float64Array {
  const squaredDistances = createNeighbourSearch(positions, count);
  const wanted = Math.min(NEIGHBOURS, count - 1);
  return Float64Array.from({ length: count }, (_, index) => {
    let nearest: number[] = [];
    for (let reach = 1; nearest.length < wanted; reach++) {
      const { within, squares } = squaredDistances(index, reach);
      nearest = squares.filter((square) => square <= within).sort((a, b) => a - b);
    }
    return nearest.slice(0, wanted).reduce((sum, square) => sum + square / wanted, 0);
  });
}

/**
 * Searches points of the cube of side 1 round the origin with a grid of about one point per cell. What it returns looks
 * at the cells up to `reach` away from a point's own and yields the squared distances of the points in them; those up to
 * `within` are complete.
 */
function createNeighbourSearch(positions: Float32Array, count: number) {
  const side = Math.max(1, Math.floor(Math.cbrt(count)));
  const cellOf = (value: number) => Math.min(side - 1, Math.max(0, Math.floor((value + BALL_RADIUS) * side)));
  const cells = Array.from({ length: side ** 3 }, (): number[] => []);
  const coordinates = (index: number) => positions.subarray(index * 3, index * 3 + 3);
  for (let index = 0; index < count; index++) {
    const [x, y, z] = coordinates(index);
    cells[(cellOf(z!) * side + cellOf(y!)) * side + cellOf(x!)]!.push(index);
  }

  return (index: number, reach: number): { within: number; squares: number[] } => {
    const [x = 0, y = 0, z = 0] = coordinates(index);
    const squares: number[] = [];
    const range = (value: number) => {
      const cell = cellOf(value);
      return { first: Math.max(0, cell - reach), last: Math.min(side - 1, cell + reach) };
    };
    const [columns, rows, layers] = [range(x), range(y), range(z)];
    for (let layer = layers.first; layer <= layers.last; layer++) {
      for (let row = rows.first; row <= rows.last; row++) {
        for (let column = columns.first; column <= columns.last; column++) {
          for (const other of cells[(layer * side + row) * side + column]!) {
            const at = other * 3;
            const [dx, dy, dz] = [positions[at]! - x, positions[at + 1]! - y, positions[at + 2]! - z];
            if (other !== index) squares.push(dx * dx + dy * dy + dz * dz);
          }
        }
      }
    }
    return { within: reach > side ? Infinity : (reach / side) ** 2, squares };
  };
}
