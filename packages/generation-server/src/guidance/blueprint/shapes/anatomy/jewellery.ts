import type { MeshBuilder, Put } from '../mesh-builder.ts';
import type { GemCut } from '../primitives/gems.ts';
import type { Vec3 } from '../vec.ts';

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
            { ends: 'round', segments: 7 },
          ),
        { start: 180 / prongs },
      );
    });
  });
}

/** A chain of oval links along a path of points about `step` apart. */
export function chainLinks(b: MeshBuilder, path: readonly Vec3[], link: number, thickness: number): void {
  for (let index = 0; index + 1 < path.length; index++) {
    const [from, to] = [path[index]!, path[index + 1]!];
    const toward: Vec3 = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
    b.group({ at: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, (from[2] + to[2]) / 2], toward }, () => {
      b.ring(link, thickness, { rotate: [90, index % 2 === 0 ? 0 : 90, 0], scale: [0.62, 1, 1], segments: 6 });
    });
  }
}
