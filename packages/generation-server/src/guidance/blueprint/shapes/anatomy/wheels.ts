import type { MeshBuilder } from '../mesh-builder.ts';
import type { Vec3 } from '../vec.ts';

export interface WheelSpec {
  readonly at: Vec3;
  readonly radius: number;
  readonly width: number;
  readonly tire: string;
  readonly rim: string;
  /** Spokes of the rim; 0 is a plain disc. */
  readonly spokes?: number;
  /** Tread blocks round the tyre. */
  readonly lugs?: number;
}

/** A wheel with its axle along x. */
export function carWheel(b: MeshBuilder, { at, radius, width, tire, rim, spokes = 5, lugs = 0 }: WheelSpec): void {
  b.group({ at, rotate: [0, 0, 90] }, () => {
    const [h, r] = [width / 2, radius * 0.64];
    b.lathe(
      [
        [r, -h * 0.9],
        [radius * 0.92, -h, 1],
        [radius, -h * 0.62],
        [radius, h * 0.62],
        [radius * 0.92, h, 1],
        [r, h * 0.9],
        [r, -h * 0.9],
      ],
      { part: tire, segments: 26, straight: true },
    );
    b.radial(lugs, () =>
      b.box([width * 0.9, width, radius * 0.16], { part: tire, at: [0, 0, radius], rotate: [0, 0, 0] }),
    );
    b.lathe(
      [
        [0, -h * 0.5],
        [r * 0.9, -h * 0.7],
        [r * 1.01, -h * 0.92],
        [r * 1.01, h * 0.92],
        [r * 0.9, h * 0.7],
        [0, h * 0.5],
      ],
      { part: rim, segments: 20, straight: true, tint: spokes > 0 ? 0.5 : 1 },
    );
    for (const side of [-1, 1]) {
      b.radial(spokes, () =>
        b.box([r * 0.26, width * 0.1, r * 0.9], { part: rim, at: [0, side * h * 0.8, r * 0.48], round: 0.01 }),
      );
      b.cylinder(r * 0.24, width * 0.12, { part: rim, at: [0, side * h * 0.8 - width * 0.06, 0], segments: 12 });
    }
  });
}

export interface SpokedWheelSpec {
  readonly at: Vec3;
  readonly radius: number;
  readonly tire: string;
  readonly spoke: string;
  readonly thickness: number;
  readonly spokes?: number;
}

/** A bicycle's or carriage's wheel with its axle along x. */
export function spokedWheel(
  b: MeshBuilder,
  { at, radius, tire, spoke, thickness, spokes = 12 }: SpokedWheelSpec,
): void {
  b.group({ at, rotate: [0, 0, 90] }, () => {
    b.ring(radius - thickness, thickness, { part: tire, segments: 8 });
    b.ring(radius - thickness * 2.3, thickness * 0.55, { part: spoke, segments: 6 });
    b.rod([0, -thickness * 2, 0], [0, thickness * 2, 0], thickness * 1.4, { part: spoke, segments: 8 });
    b.radial(spokes, (index) =>
      b.rod([0, (index % 2 ? 1 : -1) * thickness, 0], [0, 0, radius - thickness * 2], thickness * 0.22, {
        part: spoke,
        segments: 4,
      }),
    );
  });
}
