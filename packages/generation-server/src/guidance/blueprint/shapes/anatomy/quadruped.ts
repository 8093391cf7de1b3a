import type { MeshBuilder } from '../mesh-builder.ts';
import { add, mix, scaleBy, type Vec3 } from '../vec.ts';

export interface QuadrupedSpec {
  /** Part of the coat, and of the underside where it differs. */
  readonly coat: string;
  readonly belly?: string;
  /** Height of the shoulder above the ground, length from shoulder to hip. */
  readonly height: number;
  readonly length: number;
  /** Radii of chest, waist and rump. */
  readonly girth: readonly [number, number, number];
  /** Thickness of a leg at the shoulder and above the foot, and of the foot itself. */
  readonly leg: readonly [number, number, number];
  readonly feet?: string;
  /** Neck: length, degrees above level, radius at the shoulder and behind the head. */
  readonly neck: readonly [length: number, degrees: number, low: number, high: number];
  /** Head: radius of the skull, length and radius of the snout, degrees the snout points below level. */
  readonly head: readonly [skull: number, snout: number, snoutRadius: number, droop: number];
  readonly snoutPart?: string;
  readonly headPart?: string;
  /** Path of the tail from the rump, relative to it, and its radii; none where left out. */
  readonly tail?: { readonly path: readonly Vec3[]; readonly radii: readonly number[]; readonly part: string };
  readonly sitting?: boolean;
  readonly resolution?: number;
}

/** Where a recipe may put what makes the animal that animal: ears, horns, mane, hump. */
export interface QuadrupedPoints {
  readonly head: Vec3;
  readonly skull: number;
  readonly nose: Vec3;
  readonly snoutRadius: number;
  readonly neckBase: Vec3;
  readonly shoulder: Vec3;
  readonly rump: Vec3;
}

/** Body, legs, neck, head and tail of a four-legged animal that looks towards +Z, blended into one skin. */
export function quadruped(b: MeshBuilder, spec: QuadrupedSpec): QuadrupedPoints {
  const { height, length, girth, leg, sitting = false } = spec;
  const [chest, waist, hips] = girth;
  const coat = spec.coat;
  const shoulder: Vec3 = [0, height, length / 2];
  const rump: Vec3 = sitting ? [0, hips * 0.95, -length * 0.22] : [0, height * 0.98, -length / 2];
  const front: Vec3 = sitting ? [0, height * 0.98, length * 0.18] : shoulder;

  const [neckLength, neckDegrees, neckLow, neckHigh] = spec.neck;
  const up = (neckDegrees * Math.PI) / 180;
  const neckBase: Vec3 = add(front, [0, chest * 0.35, chest * 0.35]);
  const head = add(neckBase, [0, neckLength * Math.sin(up), neckLength * Math.cos(up)]);
  const [skull, snoutLength, snoutRadius, droopDegrees] = spec.head;
  const droop = (droopDegrees * Math.PI) / 180;
  const nose = add(head, [
    0,
    -Math.sin(droop) * (skull * 0.5 + snoutLength),
    Math.cos(droop) * (skull * 0.5 + snoutLength),
  ]);
  const muzzleStart = add(head, [0, -skull * 0.25, skull * 0.4]);

  b.blend(
    chest * 0.38,
    (s) => {
      s.as(coat);
      const middle = mix(front, rump, 0.5);
      s.chain([front, add(middle, [0, sitting ? 0 : chest * 0.04, 0]), rump], [chest, waist, hips]);
      if (spec.belly !== undefined) {
        s.as(spec.belly).ellipsoid(
          add(middle, [0, -waist * 0.42, 0]),
          [waist * 0.72, length * 0.42, waist * 0.72],
          [0, 0, 1],
        );
        s.as(coat);
      }
      s.chain([add(front, [0, chest * 0.1, 0]), neckBase, head], [neckLow, neckLow * 0.95, neckHigh]);
      s.as(spec.headPart ?? coat).ellipsoid(head, [skull * 0.94, skull, skull * 0.98], [0, 0, 1]);
      s.as(spec.snoutPart ?? spec.headPart ?? coat).limb(muzzleStart, nose, snoutRadius * 1.15, snoutRadius);
      for (const side of [-1, 1]) {
        const x = chest * 0.56 * side;
        s.as(coat);
        const elbow: Vec3 = [x * 1.05, front[1] * 0.55, front[2] - leg[0] * 0.25];
        const frontFoot: Vec3 = [x * 0.95, leg[2] * 0.8, front[2] + (sitting ? chest * 0.3 : 0)];
        s.chain([[x * 0.9, front[1] - chest * 0.25, front[2]], elbow, frontFoot], [leg[0], leg[0] * 0.72, leg[1]]);
        s.as(spec.feet ?? coat).limb(
          add(frontFoot, [0, 0, -leg[1] * 0.2]),
          add(frontFoot, [0, -leg[2] * 0.1, leg[2] * 0.75]),
          leg[2],
        );
        const hx = hips * 0.56 * side;
        s.as(coat);
        if (sitting) {
          s.chain(
            [
              [hx * 1.25, hips * 0.9, rump[2] + hips * 0.1],
              [hx * 1.5, hips * 0.75, rump[2] + hips * 1.15],
            ],
            [leg[0] * 1.35, leg[0] * 0.95],
          );
          s.as(spec.feet ?? coat).limb(
            [hx * 1.55, leg[2] * 0.85, rump[2] + hips * 0.7],
            [hx * 1.55, leg[2] * 0.75, rump[2] + hips * 1.5],
            leg[2] * 0.95,
          );
        } else {
          const knee: Vec3 = [hx * 1.12, rump[1] * 0.58, rump[2] + hips * 0.35];
          const hock: Vec3 = [hx * 1.08, rump[1] * 0.3, rump[2] - hips * 0.3];
          const hindFoot: Vec3 = [hx * 1.05, leg[2] * 0.8, rump[2] - hips * 0.12];
          s.chain(
            [[hx * 0.85, rump[1] - hips * 0.15, rump[2]], knee, hock, hindFoot],
            [leg[0] * 1.35, leg[0] * 0.85, leg[1] * 1.05, leg[1]],
          );
          s.as(spec.feet ?? coat).limb(hindFoot, add(hindFoot, [0, -leg[2] * 0.1, leg[2] * 0.8]), leg[2]);
        }
      }
    },
    { resolution: spec.resolution ?? 58, grain: 'z' },
  );
  if (spec.tail) {
    const root = add(rump, [0, hips * 0.45, -hips * 0.7]);
    b.tube(
      spec.tail.path.map((point) => add(root, point)),
      [...spec.tail.radii],
      { part: spec.tail.part, ends: 'round', segments: 9 },
    );
  }
  return { head, skull, nose, snoutRadius, neckBase, shoulder: front, rump };
}

/** Eyes with pupils, on both sides of a head that looks towards +Z. */
export function eyes(
  b: MeshBuilder,
  head: Vec3,
  skull: number,
  { part, size = 0.2, apart = 0.48, up = 0.22, forward = 0.8, pupil = '#101010 gloss' }: EyeSpec,
): void {
  b.mirrored('x', () => {
    const at = add(head, [skull * apart, skull * up, skull * forward]);
    b.ball(skull * size, { part, at, segments: 12 });
    b.ball(skull * size * 0.62, {
      part: pupil,
      at: add(at, scaleBy([apart * 0.45, 0.05, 0.9], skull * size * 0.52)),
      segments: 10,
    });
  });
}

export interface EyeSpec {
  readonly part: string;
  readonly size?: number;
  /** Place on the head in units of the skull's radius. */
  readonly apart?: number;
  readonly up?: number;
  readonly forward?: number;
  readonly pupil?: string;
}

export type EarKind = 'pointed' | 'round' | 'floppy' | 'long';

/** A pair of ears on a head that looks towards +Z. */
export function ears(b: MeshBuilder, head: Vec3, skull: number, kind: EarKind, part: string, size = 1): void {
  b.mirrored('x', () => {
    const at = add(head, [skull * 0.56, skull * 0.68, -skull * 0.05]);
    if (kind === 'pointed') {
      b.lathe(
        [
          [skull * 0.4 * size, -skull * 0.12],
          [skull * 0.3 * size, skull * 0.3 * size],
          [0, skull * 0.95 * size],
        ],
        { part, at, rotate: [-6, 0, -16], scale: [1, 1, 0.5], segments: 14 },
      );
    } else if (kind === 'round') {
      b.ball([skull * 0.4 * size, skull * 0.4 * size, skull * 0.18 * size], {
        part,
        at: add(at, [skull * 0.1, skull * 0.06, 0]),
        segments: 16,
      });
    } else if (kind === 'long') {
      b.tube(
        [
          at,
          add(at, [skull * 0.16, skull * 0.8 * size, -skull * 0.1]),
          add(at, [skull * 0.26, skull * 1.6 * size, -skull * 0.2]),
        ],
        [skull * 0.16, skull * 0.3, skull * 0.1],
        { part, flatten: 0.45, up: [0, 0, 1], ends: 'round' },
      );
    } else {
      b.tube(
        [
          add(at, [0, -skull * 0.1, 0]),
          add(at, [skull * 0.42 * size, -skull * 0.15, 0]),
          add(at, [skull * 0.5 * size, -skull * 0.95 * size, skull * 0.12]),
        ],
        [skull * 0.2, skull * 0.32 * size, skull * 0.2],
        { part, flatten: 0.35, up: [1, 0, 0.4], ends: 'round' },
      );
    }
  });
}
