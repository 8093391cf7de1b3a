import { createCloud, logitOf, SH_C0, type GaussianCloud, type Rgb } from '@404-gen/splat';
import { createRandom } from '../tasks/task-source.ts';

/** Where a splat sits, its colour, opacity and size. */
interface Splat {
  readonly position: readonly [number, number, number];
  readonly colour: Rgb;
  readonly opacity?: number;
  /** Standard deviation. */
  readonly sigma?: number;
}

export function cloudOf(splats: readonly Splat[]): GaussianCloud {
  const cloud = createCloud(splats.length);
  for (const [index, { position, colour, opacity = 0.9, sigma = 0.02 }] of splats.entries()) {
    cloud.positions.set(position, index * 3);
    cloud.shDc.set(
      colour.map((value) => (value - 0.5) / SH_C0),
      index * 3,
    );
    cloud.opacityLogits[index] = logitOf(opacity);
    cloud.logScales.fill(Math.log(sigma), index * 3, index * 3 + 3);
    // Not the identity, which validators refuse.
    cloud.rotations.set([0.9, 0.1, 0.2, 0.3], index * 4);
  }
  return cloud;
}

/** A mushroom: brown shaded stem, red cap with white spots. What an honest generation looks like, roughly. */
export function mushroom(count = 9000): GaussianCloud {
  const random = createRandom(11);
  const spots = Array.from({ length: 14 }, () => [random() * 2 * Math.PI, 0.2 + random() * 1.1] as const);
  return cloudOf(
    Array.from({ length: count }, (_, index) => {
      const angle = random() * 2 * Math.PI;
      if (index % 3 === 0) {
        const height = random();
        const shade = 0.6 + 0.4 * height * (0.7 + 0.3 * Math.cos(angle));
        return {
          position: [0.16 * Math.cos(angle), -0.75 + 0.8 * height, 0.16 * Math.sin(angle)],
          colour: [0.5 * shade, 0.32 * shade, 0.2 * shade],
        };
      }
      const tilt = Math.acos(random());
      const spotted = spots.some(
        ([spotAngle, spotTilt]) =>
          Math.hypot(tilt - spotTilt, Math.sin(tilt) * Math.abs(Math.sin((angle - spotAngle) / 2)) * 2) < 0.16,
      );
      const shade = 0.55 + 0.45 * Math.cos(tilt);
      return {
        position: [
          0.6 * Math.sin(tilt) * Math.cos(angle),
          0.05 + 0.55 * Math.cos(tilt),
          0.6 * Math.sin(tilt) * Math.sin(angle),
        ],
        colour: spotted ? [0.95 * shade, 0.95 * shade, 0.9 * shade] : [0.8 * shade, 0.1 * shade, 0.1 * shade],
      };
    }),
  );
}

/** Splats all over a ball, each of any colour: what an optimiser starts from. */
export function noiseBall(opacity: number, sigma: number): GaussianCloud {
  const random = createRandom(12);
  const inBall = (): [number, number, number] => {
    for (;;) {
      const point: [number, number, number] = [random() * 2 - 1, random() * 2 - 1, random() * 2 - 1];
      if (Math.hypot(...point) < 1) return point;
    }
  };
  return cloudOf(
    Array.from({ length: 9000 }, () => {
      const [x, y, z] = inBall();
      return {
        position: [0.7 * x, 0.7 * y, 0.7 * z],
        colour: [random(), random(), random()],
        opacity,
        sigma,
      };
    }),
  );
}

/** The faces of a cube in one colour. */
export function plainCube(colour: Rgb): GaussianCloud {
  const random = createRandom(13);
  return cloudOf(
    Array.from({ length: 9000 }, (_, index) => {
      const position: [number, number, number] = [random() * 1.2 - 0.6, random() * 1.2 - 0.6, random() * 1.2 - 0.6];
      position[index % 3] = index % 2 === 0 ? -0.6 : 0.6;
      return { position, colour, opacity: 0.95, sigma: 0.03 };
    }),
  );
}
