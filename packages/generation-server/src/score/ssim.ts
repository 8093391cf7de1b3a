import { AppError } from '@404-gen/service-kit';
import type { ByteImage } from '@404-gen/splat';

// torchmetrics' StructuralSimilarityIndexMeasure (1.5.1, which validators pin, and 1.9): Wang et al. 2004, an 11 × 11
// Gaussian of σ = 1.5 px that reaches past the edges into the picture's mirror image; every pixel counts.
const RADIUS = 5;
const SIGMA = 1.5;
const C1 = 0.01 ** 2;
const C2 = 0.03 ** 2;
const WINDOW = gaussian();

function gaussian(): readonly number[] {
  const weights = Array.from({ length: 2 * RADIUS + 1 }, (_, at) => Math.exp(-((at - RADIUS) ** 2) / (2 * SIGMA ** 2)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Per channel: the picture, its windowed mean, and the windowed mean of its squares. */
interface Blurred {
  readonly planes: readonly Float32Array[];
  readonly means: readonly Float32Array[];
  readonly squares: readonly Float32Array[];
}

/**
 * Mean structural similarity of each picture with the next and of the last with the first, values taken as /255.
 *
 * @param pause called between two pictures, so that others come to their turn
 */
export async function neighbourSimilarities(
  pictures: readonly ByteImage[],
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<number[]> {
  const [first] = pictures;
  if (!first) return [];
  const { width, height } = first;
  if (Math.min(width, height) <= 2 * RADIUS) {
    throw new AppError(
      'BUG_UNEXPECTED',
      `SSIM wants more than ${2 * RADIUS} pixels each way, not ${width} × ${height}`,
    );
  }
  const start = blurred(first);
  const similarities: number[] = [];
  let current = start;
  for (let at = 0; at < pictures.length; at++) {
    const following = pictures[at + 1];
    const next = following ? blurred(following) : start;
    similarities.push(similarity(current, next, width, height));
    current = next;
    await pause();
  }
  return similarities;
}

function blurred({ width, height, channels, data }: ByteImage): Blurred {
  const planes = [0, 1, 2].map((channel) =>
    Float32Array.from({ length: width * height }, (_, pixel) => data[pixel * channels + channel]! / 255),
  );
  return {
    planes,
    means: planes.map((plane) => blur(plane, width, height)),
    squares: planes.map((plane) => blur(product(plane, plane), width, height)),
  };
}

function similarity(a: Blurred, b: Blurred, width: number, height: number): number {
  let sum = 0;
  let count = 0;
  for (let channel = 0; channel < 3; channel++) {
    const [meanA, meanB] = [a.means[channel]!, b.means[channel]!];
    const [squareA, squareB] = [a.squares[channel]!, b.squares[channel]!];
    const cross = blur(product(a.planes[channel]!, b.planes[channel]!), width, height);
    for (let at = 0; at < cross.length; at++) {
      const [x, y] = [meanA[at]!, meanB[at]!];
      const varianceA = Math.max(0, squareA[at]! - x * x);
      const varianceB = Math.max(0, squareB[at]! - y * y);
      const covariance = cross[at]! - x * y;
      sum += ((2 * x * y + C1) * (2 * covariance + C2)) / ((x * x + y * y + C1) * (varianceA + varianceB + C2));
    }
    count += cross.length;
  }
  return sum / count;
}

function product(a: Float32Array, b: Float32Array): Float32Array {
  const result = new Float32Array(a.length);
  for (let at = 0; at < a.length; at++) result[at] = a[at]! * b[at]!;
  return result;
}

function blur(plane: Float32Array, width: number, height: number): Float32Array {
  const across = new Float32Array(width * height);
  const line = new Float32Array(width + 2 * RADIUS);
  for (let row = 0; row < height; row++) {
    const start = row * width;
    line.set(plane.subarray(start, start + width), RADIUS);
    for (let at = 1; at <= RADIUS; at++) {
      line[RADIUS - at] = plane[start + at]!;
      line[RADIUS + width - 1 + at] = plane[start + width - 1 - at]!;
    }
    for (let column = 0; column < width; column++) {
      let sum = WINDOW[RADIUS]! * line[column + RADIUS]!;
      // The window is symmetrical.
      for (let tap = 0; tap < RADIUS; tap++)
        sum += WINDOW[tap]! * (line[column + tap]! + line[column + 2 * RADIUS - tap]!);
      across[start + column] = sum;
    }
  }
  const result = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    const middle = row * width;
    for (let column = 0; column < width; column++) result[middle + column] = WINDOW[RADIUS]! * across[middle + column]!;
    for (let tap = 0; tap < RADIUS; tap++) {
      const above = mirrored(row + tap - RADIUS, height) * width;
      const below = mirrored(row + RADIUS - tap, height) * width;
      const weight = WINDOW[tap]!;
      for (let column = 0; column < width; column++) {
        result[middle + column]! += weight * (across[above + column]! + across[below + column]!);
      }
    }
  }
  return result;
}

/** The edge itself is not repeated. */
function mirrored(at: number, size: number): number {
  if (at < 0) return -at;
  return at < size ? at : 2 * size - 2 - at;
}
