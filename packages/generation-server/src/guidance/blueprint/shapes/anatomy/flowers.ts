import type { MeshBuilder } from '../mesh-builder.ts';
import type { SheetOptions } from '../primitives/sheets.ts';
import type { Vec3 } from '../vec.ts';

export interface StemSpec {
  readonly height: number;
  readonly radius?: number;
  /** How far the top leans from the foot. */
  readonly lean?: number;
  /** Leaves along the stem, and what they look like. */
  readonly leaves?: number;
  readonly leaf?: readonly [length: number, width: number];
  /** All leaves rise from the foot, as tulips' do. */
  readonly basal?: boolean;
}

/**
 * A stem from the ground with leaves; parts `stem` and `leaves`.
 *
 * @returns where the flower goes
 */
export function stemWithLeaves(
  b: MeshBuilder,
  { height, radius = 0.02, lean = 0.06, leaves = 2, leaf = [0.4, 0.14], basal = false }: StemSpec,
): Vec3 {
  const top: Vec3 = [lean, height, lean * 0.4];
  const at = (share: number): Vec3 => [lean * share ** 2, height * share, lean * 0.4 * share ** 2];
  b.tube([at(0), at(0.35), at(0.7), top], [radius * 1.25, radius, radius * 0.9], { part: 'stem', segments: 8 });
  for (let index = 0; index < leaves; index++) {
    const turn = index * 137.5 + 60;
    const share = basal ? 0.03 : 0.18 + (0.5 * index) / Math.max(leaves - 1, 1);
    b.group({ at: at(share), rotate: [0, turn, 0] }, () => {
      if (basal)
        b.leaf(leaf[0], leaf[1], {
          part: 'leaves',
          rotate: [12, 0, 0],
          bend: 38,
          fold: 24,
          widest: 0.35,
          tint: 0.9 + 0.12 * (index % 2),
        });
      else
        b.leaf(leaf[0], leaf[1], {
          part: 'leaves',
          rotate: [48, 0, 0],
          bend: 48,
          fold: 16,
          tint: 0.9 + 0.12 * (index % 2),
        });
    });
  }
  return top;
}

export interface PetalRing extends SheetOptions {
  readonly count: number;
  readonly length: number;
  readonly width: number;
  /** Degrees from upright: 0 closed, 90 flat, more hangs. */
  readonly open: number;
  /** Distance of the petals' feet from the middle. */
  readonly radius?: number;
  /** Degrees the ring is turned, height it sits at. */
  readonly turn?: number;
  readonly y?: number;
  readonly part?: string;
  readonly tint?: number;
}

/** Petals round the +Y axis. Their bend opens them further outwards; negative bends close them. */
export function petals(
  b: MeshBuilder,
  { count, open, radius = 0.02, turn = 0, y = 0, length, width, part = 'petals', tint = 1, ...sheet }: PetalRing,
): void {
  b.radial(
    count,
    (index) =>
      b.leaf(length, width, {
        steps: 6,
        widest: 0.6,
        ...sheet,
        part,
        at: [0, y, radius],
        rotate: [open, 0, 0],
        tint: tint * (0.95 + 0.08 * ((index * 7) % 3) * 0.5),
      }),
    { start: turn },
  );
}

/** Stamens: thin stalks with a bead, spread about the +Y axis. */
export function stamens(
  b: MeshBuilder,
  {
    count,
    length,
    spread,
    part = 'stamens',
    bead = 0.022,
  }: { count: number; length: number; spread: number; part?: string; bead?: number },
): void {
  b.part(part).radial(count, () => {
    const angle = (spread * Math.PI) / 180;
    const tip: Vec3 = [0, length * Math.cos(angle), length * Math.sin(angle)];
    b.tube([[0, 0, 0], [0, length * 0.6, tip[2] * 0.4], tip], 0.007, { segments: 5, steps: 2 }).ball(
      [bead, bead * 0.8, bead * 1.3],
      { at: tip, segments: 8 },
    );
  });
}

/** A flower pot, its rim at y = 0, in the part `pot`. */
export function pot(b: MeshBuilder, radius: number, height: number): void {
  b.part('pot').lathe(
    `0,${-height}! ${radius * 0.66},${-height}! ${radius * 0.9},-.09! ${radius},-.09! ${radius * 1.02},0! ${radius * 0.9},0! ${radius * 0.86},-.04! 0,-.04!`,
    { segments: 36, straight: true },
  );
  b.part('#3a281c').cylinder(radius * 0.86, 0.02, { at: [0, -0.045, 0] });
}
