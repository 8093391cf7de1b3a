import { outlines } from '../curves.ts';
import type { MeshBuilder } from '../mesh-builder.ts';
import type { RecipeTable } from '../recipe.ts';
import type { Vec3 } from '../vec.ts';

/** Crystals fanning out from a base, the tallest in the middle. */
function crystalFan(b: MeshBuilder, count: number, reach: number, height: number, radius: number): void {
  for (let index = 0; index < count; index++) {
    const share = Math.sqrt(index / count);
    const turn = index * 137.5;
    const lean = share * 46;
    const size = (1 - share * 0.62) * b.random.between(0.75, 1.12);
    b.group({ rotate: [0, turn, 0] }, () => {
      b.group({ at: [0, -0.04, reach * share], rotate: [lean, 0, 0] }, () => b.crystal(radius * (0.55 + 0.6 * size), height * size + radius, { tint: b.random.between(0.86, 1.12) }));
    });
  }
}

export const STONES: RecipeTable = {
  rock(b, p) {
    const form = p.variant('form');
    b.part('stone');
    const mark = b.mark();
    switch (form) {
      case 'pebble':
        b.rock([0.6, 0.34, 0.5], { roughness: 0.12, frequency: 1, depth: 4, at: [0, 0.34, 0] });
        break;
      case 'slab':
        b.rock([0.75, 0.16, 0.5], { roughness: 0.18, cuts: 12, depth: 4, at: [0, 0.14, 0] });
        break;
      case 'layered':
        for (let layer = 0; layer < 7; layer++) b.rock([0.62 - layer * 0.045 + p.random.between(-0.05, 0.05), 0.085, 0.5 - layer * 0.03], { roughness: 0.25, cuts: 7, depth: 3, at: [p.random.between(-0.05, 0.05), 0.07 + layer * 0.115, p.random.between(-0.05, 0.05)], tint: layer % 2 ? 0.82 : 1.05 });
        break;
      case 'jagged':
        b.rock([0.5, 0.55, 0.45], { roughness: 0.5, frequency: 2.2, cuts: 14, faceted: true, depth: 3, at: [0, 0.4, 0] });
        b.rock([0.3, 0.38, 0.3], { roughness: 0.5, cuts: 10, faceted: true, depth: 2, at: [0.4, 0.22, 0.15] });
        break;
      case 'hollow':
        b.blend(0.14, (s) => s.ellipsoid([0, 0.45, 0], [0.62, 0.46, 0.5]).ellipsoid([0.35, 0.3, 0.1], [0.34, 0.3, 0.34]).carve([0, 0.48, 0.3], [0.27, 0.24, 0.6], [0, 1, 0]), { resolution: 46 });
        break;
      case 'spiky':
        b.rock(0.36, { roughness: 0.35, depth: 3, at: [0, 0.4, 0] });
        for (let spike = 0; spike < 26; spike++) {
          const y = 1 - (2 * (spike + 0.5)) / 26;
          const flat = Math.sqrt(1 - y * y);
          const out: Vec3 = [flat * Math.cos(spike * 2.4), y, flat * Math.sin(spike * 2.4)];
          b.cone(0.1, p.random.between(0.28, 0.5), { at: [out[0] * 0.26, 0.4 + out[1] * 0.26, out[2] * 0.26], toward: out, segments: 6, faceted: true });
        }
        break;
      case 'nugget':
        b.blend(0.12, (s) => {
          for (let lump = 0; lump < 9; lump++) s.ellipsoid([p.random.between(-0.36, 0.36), 0.3 + p.random.between(-0.14, 0.16), p.random.between(-0.22, 0.22)], [0.2, 0.16, 0.18]);
        }, { resolution: 44 });
        break;
      default:
        b.rock([0.58, 0.48, 0.5], { roughness: 0.34, frequency: 1.6, cuts: form === 'ore' ? 10 : 9, depth: 4, at: [0, 0.42, 0] });
    }
    // Beads along a few planes through the stone read as veins in its surface.
    for (let vein = 0; vein < 4; vein++) {
      const angle = vein * 1.1 + 0.4;
      const plane: Vec3 = [Math.sin(angle) * 0.8, Math.cos(angle * 2) * 0.6, Math.cos(angle) * 0.8];
      b.part('veins').scatter(mark, 130, { spacing: 0.022, sizes: [0.6, 1.2], sink: 0.004, where: ([x, y, z]) => Math.abs(x * plane[0] + (y - 0.4) * plane[1] + z * plane[2] + 0.04 * Math.sin(x * 9 + z * 7)) < 0.016 }, () => b.ball([0.032, 0.016, 0.032], { segments: 7 }));
    }
    const onTop = { spacing: 0.11, where: ([, y]: Vec3, n: Vec3) => y > 0.08 && n[1] > -0.2 };
    b.part('crystals').scatter(mark, 26, { ...onTop, sizes: [0.6, 1.5] }, () => b.group({ rotate: [p.random.between(-28, 28), 0, p.random.between(-28, 28)] }, () => b.crystal(0.045, 0.2, { at: [0, -0.03, 0] })));
    b.part('moss').scatter(mark, 110, { spacing: 0.04, where: (_, n) => n[1] > 0.1 }, () => b.ball([0.075, 0.026, 0.075], { segments: 8, tint: p.random.between(0.7, 1.2) }));
  },

  gemstone(b, p) {
    const cut = p.variant('cut');
    b.part('gem');
    if (cut === 'raw') b.rock([0.42, 0.46, 0.36], { roughness: 0.4, frequency: 1.4, cuts: 22, faceted: true, depth: 2, at: [0, 0.4, 0] });
    else if (cut === 'cabochon') b.gem('cabochon', [1, 0.5, 1.25]);
    else b.group({ rotate: [cut === 'brilliant' ? 0 : 52, 0, cut === 'pear' || cut === 'heart' ? 180 : 0] }, () => b.gem(cut === 'emerald' ? 'emerald' : cut === 'pear' ? 'pear' : cut === 'heart' ? 'heart' : 'round', [1, cut === 'brilliant' ? 0.86 : 0.7, cut === 'emerald' ? 1.25 : cut === 'pear' ? 1.3 : 1]));
  },

  crystal_cluster(b, p) {
    const form = p.variant('form');
    b.part('crystals');
    if (form === 'point') b.crystal(0.26 * p.thickness, 1.4);
    else if (form === 'tower') {
      b.crystal(0.24 * p.thickness, 1.5);
      for (const [x, z, h] of [[0.26, 0.08, 0.8], [-0.25, 0.05, 0.95], [0.04, -0.27, 0.6], [0.08, 0.28, 0.5]] as const) b.crystal(0.13, h, { at: [x, 0, z], rotate: [z * 24, 0, -x * 24] });
    } else if (form === 'heart') b.puff(outlines.heart(0.62), 0.5, { at: [0, 0.66, 0] });
    else crystalFan(b, 21, 0.34, 0.95, 0.12 * p.thickness);
    if (form === 'cluster') b.rock([0.52, 0.17, 0.48], { part: 'base', roughness: 0.4, cuts: 8, depth: 3, at: [0, 0.02, 0] });
    else if (form === 'heart') b.lathe('0,-.05! .3,-.05! .32,0 .2,.06! 0,.06!', { part: 'base' });
    else b.rock([0.42, 0.1, 0.38], { part: 'base', roughness: 0.4, cuts: 8, depth: 3 });
  },

  geode(b, p) {
    // Half a stone with its hollow turned to the viewer.
    b.group({ at: [0, 0.5, 0], rotate: [62, 0, 0] }, () => {
      const rough = (turn: number) => 1 + 0.07 * Math.sin(turn * 2 * Math.PI * 3 + 1) + 0.03 * Math.sin(turn * 2 * Math.PI * 7);
      b.part('shell').lathe('0,-.46 .3,-.4 .5,-.18 .56,.04! .5,.045!', { ripple: rough, segments: 48 });
      b.part('rim').lathe('.51,.045! .42,.05! .4,.02 .37,-.04!', { ripple: rough, segments: 48 });
      b.part('rim').lathe('.56,.043! .46,.047!', { ripple: rough, segments: 48, tint: 0.8 });
      const mark = b.mark();
      b.part('crystals').lathe('.41,.02! .34,-.12 .2,-.26 0,-.3', { ripple: rough, segments: 36, tint: 0.75 });
      b.scatter(mark, 130, { spacing: 0.05, sizes: [0.6, 1.4] }, () => b.crystal(0.034, 0.13, { rotate: [180 + p.random.between(-20, 20), 0, p.random.between(-20, 20)], at: [0, 0.02, 0], tint: p.random.between(0.8, 1.25) }));
    });
  },
};

export const SOLIDS: RecipeTable = {
  solid(b, p) {
    const form = p.variant('form');
    b.part('body');
    const golden = (1 + Math.sqrt(5)) / 2;
    const mark = b.mark();
    switch (form) {
      case 'cube': b.box([1, 1, 1], { round: 0.04 }); break;
      case 'pyramid': b.hull([[0.6, 0, 0.6], [-0.6, 0, 0.6], [0.6, 0, -0.6], [-0.6, 0, -0.6], [0, 0.95, 0]]); break;
      case 'octahedron': b.hull([[0.62, 0, 0], [-0.62, 0, 0], [0, 0.75, 0], [0, -0.75, 0], [0, 0, 0.62], [0, 0, -0.62]]); break;
      case 'dodecahedron': {
        const corners: Vec3[] = [];
        for (const x of [-1, 1]) for (const y of [-1, 1]) {
          for (const z of [-1, 1]) corners.push([x, y, z]);
          corners.push([0, x / golden, y * golden], [x / golden, y * golden, 0], [x * golden, 0, y / golden]);
        }
        b.hull(corners, { scale: 0.4 });
        break;
      }
      case 'cone': b.cone(0.5, 1.1, { segments: 48 }); break;
      case 'cylinder': b.cylinder(0.45, 1, { segments: 48, round: 0.02 }); break;
      case 'torus': b.ring(0.45, 0.18 * p.thickness, { rotate: [60, 0, 0], segments: 24, around: 60 }); break;
      case 'prism': b.lathe('0,0! .5,0! .5,1! 0,1!', { segments: 3, faceted: true, straight: true }); break;
      case 'obelisk': b.hull([[0.2, 0, 0.2], [-0.2, 0, 0.2], [0.2, 0, -0.2], [-0.2, 0, -0.2], [0.12, 1.4, 0.12], [-0.12, 1.4, 0.12], [0.12, 1.4, -0.12], [-0.12, 1.4, -0.12], [0, 1.6, 0]]).box([0.56, 0.12, 0.56], { at: [0, -0.06, 0] }); break;
      case 'star': b.puff(outlines.star(5, 0.62, 0.27), 0.36); break;
      case 'heart': b.puff(outlines.heart(0.55), 0.5); break;
      case 'slab': b.box([1.1, 0.16, 0.8], { round: 0.02 }); break;
      case 'helix': {
        for (const phase of [0, Math.PI]) b.tube(Array.from({ length: 50 }, (_, index): Vec3 => [0.3 * Math.sin(index * 0.26 + phase), index * 0.028, 0.3 * Math.cos(index * 0.26 + phase)]), 0.06 * p.thickness, { straight: true, ends: 'round' });
        for (let rung = 1; rung < 12; rung++) { const a = rung * 4 * 0.26; b.rod([0.3 * Math.sin(a), rung * 0.112, 0.3 * Math.cos(a)], [-0.3 * Math.sin(a), rung * 0.112, -0.3 * Math.cos(a)], 0.025); }
        break;
      }
      case 'swarm':
        for (let ball = 0; ball < 46; ball++) {
          const y = 1 - (2 * (ball + 0.5)) / 46;
          const reach = Math.sqrt(1 - y * y) * p.random.between(0.35, 0.75);
          b.ball(p.random.between(0.04, 0.09), { at: [reach * Math.cos(ball * 2.4), y * 0.7, reach * Math.sin(ball * 2.4)], segments: 12 });
        }
        break;
      case 'ingot': b.hull([[0.6, 0, 0.3], [-0.6, 0, 0.3], [0.6, 0, -0.3], [-0.6, 0, -0.3], [0.5, 0.26, 0.2], [-0.5, 0.26, 0.2], [0.5, 0.26, -0.2], [-0.5, 0.26, -0.2]]); break;
      case 'icicle':
        for (let spike = 0; spike < 9; spike++) b.lathe([[0, 0], [0.09 - 0.004 * spike, 0], [0.06, -0.3], [0.03, -0.6], [0, -0.7 - 0.3 * ((spike * 5) % 4) / 4]], { at: [(spike - 4) * 0.13, 0, 0.05 * Math.sin(spike * 2)], segments: 14 });
        b.box([1.2, 0.1, 0.26], { at: [0, 0.03, 0], round: 0.04 });
        break;
      default: b.ball(0.55, { segments: 48 });
    }
    b.part('filigree');
    if (form === 'sphere') {
      for (let loop = 0; loop < 6; loop++) b.ring(0.555, 0.016, { rotate: [90, loop * 30, 0], around: 48 });
      for (const y of [-0.3, 0, 0.3]) b.ring(Math.sqrt(0.555 ** 2 - y * y), 0.016, { at: [0, y, 0], around: 48 });
      b.scatter(mark, 40, { spacing: 0.16 }, () => b.ring(0.06, 0.012, { around: 16, segments: 6 }));
    } else b.scatter(mark, 90, { spacing: 0.09 }, () => b.ring(0.05, 0.012, { around: 14, segments: 6 }).ball(0.016, { segments: 8 }));
  },

  blob(b, p) {
    b.part('body').blend(0.22, (s) => {
      for (let lump = 0; lump < 7; lump++) s.ellipsoid([p.random.between(-0.3, 0.3), 0.35 + p.random.between(-0.1, 0.35), p.random.between(-0.25, 0.25)], [p.random.between(0.2, 0.32), p.random.between(0.2, 0.36), 0.24]);
    });
  },
};
