import { fractalNoise } from '../../noise.ts';
import type { Patch } from '../mesh.ts';
import { scaleBy, type Vec3 } from '../vec.ts';
import { icosphere } from './solids.ts';

export interface RockOptions {
  /** How far the surface departs from the ball, as a share of its radius. Default 0.3. */
  readonly roughness?: number;
  /** Bumps across the ball. Default 2. */
  readonly frequency?: number;
  /** Cuts the surface by this many random planes, as split stone is. Default 0. */
  readonly cuts?: number;
  /** Keeps every facet flat. */
  readonly faceted?: boolean;
  /** Splittings of the icosahedron. Default 3. */
  readonly depth?: number;
}

/** A boulder: a ball displaced by noise and cut by planes. */
export function rock(radii: Vec3, random: () => number, options: RockOptions = {}): Patch {
  const { roughness = 0.3, frequency = 2, cuts = 0, faceted = false, depth = 3 } = options;
  const offset = random() * 100;
  const planes = Array.from({ length: cuts }, () => {
    const y = random() * 2 - 1;
    const angle = random() * 2 * Math.PI;
    const flat = Math.sqrt(1 - y * y);
    return { normal: [flat * Math.cos(angle), y, flat * Math.sin(angle)] as const, reach: 0.68 + random() * 0.22 };
  });
  const { points, indices } = icosphere(depth);
  const positions = points.flatMap((p) => {
    const noise = fractalNoise(p[0] * frequency + offset, p[1] * frequency + offset, p[2] * frequency, 3) - 0.5;
    let reach = 1 + 2 * roughness * noise;
    for (const plane of planes) {
      const facing = p[0] * plane.normal[0] + p[1] * plane.normal[1] + p[2] * plane.normal[2];
      if (facing * reach > plane.reach) reach = plane.reach / facing;
    }
    const moved = scaleBy(p, reach);
    return [moved[0] * radii[0], moved[1] * radii[1], moved[2] * radii[2]];
  });
  return { positions, indices, creaseDegrees: faceted ? 0 : cuts > 0 ? 28 : 70 };
}
