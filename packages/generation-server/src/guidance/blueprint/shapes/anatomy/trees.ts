import type { MeshBuilder } from '../mesh-builder.ts';
import { add, cross, mix, normalize, perpendicular, scaleBy, type Vec3 } from '../vec.ts';

export interface BranchSpec {
  /** Rounds of branching. */
  readonly levels: number;
  /** Children of every branch; fewer on the last level is the caller's affair. */
  readonly children: number;
  /** Length of a child relative to its parent. */
  readonly shrink: number;
  /** Degrees between child and parent. */
  readonly spread: number;
  /** Upward pull: 0 none, 1 all branches upright; negative droops. */
  readonly lift: number;
  /** Sideways wander of each branch, as a share of its length. */
  readonly crooked?: number;
}

/**
 * Grows branches from a trunk's top by recursion and draws them as tapering tubes of the current part.
 *
 * @returns where the twigs end
 */
export function growBranches(
  b: MeshBuilder,
  from: Vec3,
  direction: Vec3,
  length: number,
  radius: number,
  spec: BranchSpec,
): Vec3[] {
  const tips: Vec3[] = [];
  const { random } = b;
  const grow = (start: Vec3, heading: Vec3, size: number, thick: number, level: number, phase: number): void => {
    const side = perpendicular(heading);
    const wander = (spec.crooked ?? 0.12) * size;
    const middle = add(add(start, scaleBy(heading, size * 0.5)), [
      random.between(-wander, wander),
      random.between(-wander, wander),
      random.between(-wander, wander),
    ]);
    const bent = normalize(mix(heading, [0, spec.lift >= 0 ? 1 : -1, 0], Math.abs(spec.lift) * 0.5));
    const end = add(middle, scaleBy(bent, size * 0.5));
    const thin = Math.max(thick * 0.55, 0.004);
    b.tube([start, middle, end], [thick, (thick + thin) / 2, thin], {
      segments: level === 0 ? 9 : 6,
      steps: 3,
      ends: 'round',
    });
    if (level >= spec.levels) {
      tips.push(end);
      return;
    }
    for (let child = 0; child < spec.children; child++) {
      const turn = phase + (child / spec.children) * 2 * Math.PI + random.between(-0.35, 0.35);
      const other = cross(heading, side);
      const out = add(scaleBy(side, Math.cos(turn)), scaleBy(other, Math.sin(turn)));
      const angle = ((spec.spread + random.between(-10, 10)) * Math.PI) / 180;
      const pointing = normalize(add(scaleBy(bent, Math.cos(angle)), scaleBy(out, Math.sin(angle))));
      grow(
        mix(middle, end, 0.55 + 0.45 * ((child + 1) / spec.children)),
        pointing,
        size * spec.shrink * random.between(0.85, 1.15),
        thin * 0.95,
        level + 1,
        turn + 1.3,
      );
    }
  };
  grow(from, normalize(direction), length, radius, 0, random.between(0, 6));
  return tips;
}

export interface FoliageSpec {
  /** Leaves or blossoms; each is a small folded sheet. */
  readonly count: number;
  readonly size: number;
  /** Width of a leaf relative to its length. */
  readonly width?: number;
  /** Stands leaves off the surface: 0 flat, 1 along the normal. */
  readonly raise?: number;
  readonly droop?: boolean;
  /** Fineness of the mass below the leaves; 2 for small ones. Default 3. */
  readonly depth?: number;
}

/** Clothes whatever was built since `mark` in leaves of the current part; shades vary leaf by leaf. */
export function clotheInLeaves(
  b: MeshBuilder,
  mark: number,
  { count, size, width = 0.6, raise = 0.35, droop = false }: FoliageSpec,
): void {
  const { random } = b;
  b.scatter(mark, count, { sizes: [0.7, 1.25] }, () => {
    const lean = droop ? 165 : 90 - 70 * raise + random.between(-25, 25);
    b.leaf(size, size * width, {
      rotate: [lean, 0, 0],
      fold: 18,
      bend: 25,
      steps: 2,
      tint: random.between(0.78, 1.18),
    });
  });
}

/** A rounded mass of foliage: a lumpy dark core with leaves all over it. */
export function foliageMass(b: MeshBuilder, at: Vec3, radii: Vec3, spec: FoliageSpec): void {
  const mark = b.mark();
  b.rock(radii, { at, roughness: 0.28, frequency: 2.6, depth: spec.depth ?? 3, tint: 0.74 });
  clotheInLeaves(b, mark, spec);
}
