import { outlines, pathPoints, smoothPath, type Path } from '../curves.ts';
import type { MeshBuilder, Put } from '../mesh-builder.ts';
import type { GemCut } from '../primitives/gems.ts';
import { distance, mix, subtract, type Vec2, type Vec3 } from '../vec.ts';

const CUTS: Readonly<Record<string, GemCut>> = {
  round: 'round',
  brilliant: 'round',
  oval: 'oval',
  square: 'princess',
  princess: 'princess',
  emerald: 'emerald',
  marquise: 'marquise',
  pear: 'pear',
  teardrop: 'pear',
  heart: 'heart',
  cabochon: 'cabochon',
};

/** The cut a variant's word stands for. */
export function gemCut(word: string): GemCut {
  return CUTS[word] ?? 'round';
}

/** A stone about the origin, table up, held by prongs or a collar of the given part. */
export function setStone(
  b: MeshBuilder,
  {
    stone,
    setting,
    cut,
    width,
    prongs = 6,
    ...put
  }: Put & { stone: string; setting: string; cut: GemCut; width: number; prongs?: number },
): void {
  const long = cut === 'oval' || cut === 'marquise' || cut === 'pear' || cut === 'emerald' ? 1.3 : 1;
  b.group(put, () => {
    b.gem(cut, [width, width * (cut === 'cabochon' ? 0.5 : 0.72), width * long], { part: stone });
    b.part(setting);
    if (cut === 'cabochon' || prongs === 0) {
      b.group({ scale: [1, 1, long] }, () => {
        b.lathe([
          [width * 0.3, -width * 0.34],
          [width * 0.52, -width * 0.3],
          [width * 0.56, -width * 0.1],
          [width * 0.53, width * 0.06],
          [width * 0.48, width * 0.04],
        ]);
      });
      return;
    }
    b.group({ scale: [1, 1, long] }, () => {
      b.ring(width * 0.3, width * 0.045, { at: [0, -width * 0.32, 0] });
      b.radial(
        prongs,
        () =>
          b.tube(
            [
              [0, -width * 0.44, width * 0.14],
              [0, -width * 0.2, width * 0.4],
              [0, width * 0.1, width * 0.52],
              [0, width * 0.17, width * 0.47],
            ],
            width * 0.055,
            { ends: 'round', segments: 6, steps: 2 },
          ),
        { start: 180 / prongs },
      );
    });
  });
}

/** Points at equal distances along a smooth path, `step` apart. */
export function evenly(path: Path, step: number): Vec3[] {
  const fine = smoothPath(pathPoints(path), { steps: 24 });
  const result: Vec3[] = [fine[0]!];
  let walked = 0;
  for (let index = 1; index < fine.length; index++) {
    const from = fine[index - 1]!;
    const to = fine[index]!;
    const length = distance(from, to);
    while (walked + length >= result.length * step) {
      result.push(mix(from, to, (result.length * step - walked) / (length || 1)));
    }
    walked += length;
  }
  return result;
}

/** A chain of oval links along a path, in the current part. */
export function chainLinks(b: MeshBuilder, path: Path, link: number, thickness: number): void {
  const points = evenly(path, link * 1.62);
  for (let index = 0; index + 1 < points.length; index++) {
    const [from, to] = [points[index]!, points[index + 1]!];
    b.group({ at: mix(from, to, 0.5), toward: subtract(to, from) }, () => {
      b.ring(link, thickness, {
        rotate: [90, index % 2 === 0 ? 20 : 110, 0],
        scale: [0.66, 1, 1],
        segments: 5,
        around: 12,
      });
    });
  }
}

/** Beads strung along a path, in the current part. */
export function beads(b: MeshBuilder, path: Path, radius: number, each?: (index: number) => string): void {
  evenly(path, radius * 2.04).forEach((at, index) => {
    b.ball(radius, { at, segments: 14, ...(each ? { part: each(index) } : {}) });
  });
}

/** Outline of a pendant's or earring's plate by the name of its shape, about `size` in radius. */
export function charmOutline(shape: string, size: number): readonly Vec2[] {
  switch (shape) {
    case 'heart':
      return outlines.heart(size);
    case 'star':
      return outlines.star(5, size * 1.15, size * 0.5);
    case 'square':
      return outlines.rectangle(size * 1.7, size * 1.7, size * 0.2);
    case 'bar':
      return outlines.rectangle(size * 0.5, size * 2.2, size * 0.2);
    case 'moon':
      return outlines.crescent(size, size * 0.55);
    case 'leaf':
      return outlines.leaf(size * 2.3, size * 1.2, 0.45).map(([x, y]) => [x, y - size * 1.15]);
    case 'teardrop':
      return outlines.smooth([
        [0, size * 1.45, 1],
        [size * 0.55, size * 0.2],
        [size * 0.78, -size * 0.45],
        [0, -size * 1.1],
        [-size * 0.78, -size * 0.45],
        [-size * 0.55, size * 0.2],
      ]);
    case 'oval':
      return outlines.ellipse(size * 0.82, size * 1.08, 40);
    case 'flower':
      return Array.from({ length: 60 }, (_, index): Vec2 => {
        const angle = (index / 60) * 2 * Math.PI;
        const r = size * (0.82 + 0.26 * Math.cos(5 * angle));
        return [r * Math.sin(angle), r * Math.cos(angle)];
      });
    case 'cross': {
      const [w, h] = [size * 0.22, size];
      return [
        [w, h],
        [w, h * 0.5],
        [h * 0.72, h * 0.5],
        [h * 0.72, h * 0.06],
        [w, h * 0.06],
        [w, -h * 1.1],
        [-w, -h * 1.1],
        [-w, h * 0.06],
        [-h * 0.72, h * 0.06],
        [-h * 0.72, h * 0.5],
        [-w, h * 0.5],
        [-w, h],
      ];
    }
    default:
      return outlines.circle(size, 40);
  }
}
