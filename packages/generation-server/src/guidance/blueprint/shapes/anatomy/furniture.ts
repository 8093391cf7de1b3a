import type { MeshBuilder } from '../mesh-builder.ts';

export interface LegsSpec {
  /** Outer width and depth of the rectangle the feet stand on. */
  readonly width: number;
  readonly depth: number;
  readonly height: number;
  readonly thickness: number;
  readonly kind: 'square' | 'round' | 'turned' | 'tapered' | 'hairpin' | 'cabriole';
  /** How far the feet stand outside the tops. */
  readonly splay?: number;
}

/** Four legs from the ground up to `height`, in the current part. */
export function fourLegs(b: MeshBuilder, { width, depth, height, thickness: t, kind, splay = 0 }: LegsSpec): void {
  for (const sx of [-1, 1]) {
    for (const sz of [-1, 1]) {
      const [x, z] = [(width / 2 - t / 2) * sx, (depth / 2 - t / 2) * sz];
      const [fx, fz] = [x + splay * sx, z + splay * sz];
      if (kind === 'square') b.beam([fx, 0, fz], [x, height, z], [t, t], { round: t * 0.12 });
      else if (kind === 'round') b.rod([fx, 0, fz], [x, height, z], t / 2, { segments: 12 });
      else if (kind === 'tapered') b.rod([fx, 0, fz], [x, height, z], t * 0.3, { to: t * 0.58, segments: 12 });
      else if (kind === 'turned') {
        b.lathe(
          [
            [0, 0],
            [t * 0.3, 0],
            [t * 0.42, height * 0.06],
            [t * 0.28, height * 0.12],
            [t * 0.34, height * 0.4],
            [t * 0.56, height * 0.56],
            [t * 0.3, height * 0.7],
            [t * 0.3, height * 0.72],
            [t * 0.5, height * 0.74],
            [t * 0.5, height * 0.78],
            [t * 0.36, height * 0.8],
            [t * 0.55, height, 1],
            [0, height],
          ],
          { at: [x, 0, z], segments: 14 },
        );
      } else if (kind === 'hairpin') {
        b.tube(
          [
            [x - t * sx, height, z],
            [fx, t * 0.2, fz],
            [x, height, z - t * sz],
          ],
          t * 0.16,
          { segments: 6, steps: 8 },
        );
      } else {
        b.tube(
          [
            [x, height, z],
            [x + t * 0.5 * sx, height * 0.78, z + t * 0.5 * sz],
            [x - t * 0.1 * sx, height * 0.3, z - t * 0.1 * sz],
            [x + t * 0.35 * sx, t * 0.3, z + t * 0.35 * sz],
          ],
          [t * 0.6, t * 0.62, t * 0.3, t * 0.42],
          { ends: 'round' },
        );
      }
    }
  }
}

/** A seat or back cushion: a soft box about the origin. */
export function cushion(
  b: MeshBuilder,
  [x, y, z]: readonly [number, number, number],
  put: Parameters<MeshBuilder['superball']>[3] = {},
): void {
  b.superball([x / 2, y / 2, z / 2], 0.45, 0.28, put);
}
