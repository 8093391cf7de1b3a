import { describe, expect, it } from 'vitest';
import { outlines } from './curves.ts';
import { boundsOf, signedVolume, type Mesh } from './mesh.ts';
import { MeshBuilder } from './mesh-builder.ts';
import type { Vec3 } from './vec.ts';

function built(build: (b: MeshBuilder) => void, seed = 1): Mesh {
  const b = new MeshBuilder({ seed });
  build(b);
  return b.finish();
}

/** Volume by the divergence theorem: positive only if the surface is closed and wound outwards. */
const volumeOf = ({ positions, indices }: Mesh): number => signedVolume([...positions], [...indices]) / 6;

/** Whether normals lean the way their triangles are wound, but for a thousandth of the area (slivers along a crease). */
function normalsAgree({ positions, normals, indices }: Mesh): boolean {
  let against = 0;
  let total = 0;
  const corner = (index: number): Vec3 =>
    [0, 1, 2].map((axis) => positions[indices[index]! * 3 + axis]!) as unknown as Vec3;
  for (let index = 0; index < indices.length; index += 3) {
    const [a, b, c] = [corner(index), corner(index + 1), corner(index + 2)];
    const u = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
    const v = [c[0] - a[0], c[1] - a[1], c[2] - a[2]] as const;
    const n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const;
    total += Math.hypot(...n);
    for (let at = 0; at < 3; at++) {
      const normal = indices[index + at]! * 3;
      if (n[0] * normals[normal]! + n[1] * normals[normal + 1]! + n[2] * normals[normal + 2]! < 0)
        against += Math.hypot(...n) / 3;
    }
  }
  return against <= total * 0.001;
}

describe('primitives', () => {
  // Off the origin, since cut faces in a plane through it add nothing to the volume.
  const aside = { at: [3, 0, 2] } as const;
  // Name, shape, its exact volume, and how much of that the facets may lose.
  const solids: readonly (readonly [string, (b: MeshBuilder) => void, volume: number, loss: number])[] = [
    ['box', (b) => b.box([1, 2, 3]), 6, 1e-6],
    ['rounded box', (b) => b.box([1, 1, 1], { round: 0.1 }), 0.9755, 0.02],
    ['ball', (b) => b.ball(1, { segments: 48 }), (4 / 3) * Math.PI, 0.03],
    ['ellipsoid', (b) => b.ball([1, 0.5, 2], { segments: 48 }), (4 / 3) * Math.PI, 0.03],
    ['superellipsoid of a ball', (b) => b.superball([1, 1, 1], 1, 1), (4 / 3) * Math.PI, 0.05],
    ['cylinder', (b) => b.cylinder(1, 2, { segments: 64 }), 2 * Math.PI, 0.01],
    ['cone', (b) => b.cone(1, 3, { segments: 64 }), Math.PI, 0.01],
    ['rod', (b) => b.rod([1, 2, 3], [1, 2, 7], 0.5, { segments: 64 }), Math.PI, 0.01],
    ['capsule', (b) => b.capsule([0, 0, 0], [4, 0, 0], 1, { segments: 48 }), 4 * Math.PI + (4 / 3) * Math.PI, 0.12],
    ['beam', (b) => b.beam([0, 0, 0], [0, 3, 4], [0.5, 0.2]), 0.5, 1e-6],
    ['torus', (b) => b.ring(2, 0.5, { segments: 48, around: 96 }), 2 * Math.PI ** 2 * 2 * 0.25, 0.02],
    ['lathe from bottom to top', (b) => b.lathe('0,0! 1,0! 1,1! 0,1!', { segments: 64 }), Math.PI, 0.01],
    ['lathe from top to bottom', (b) => b.lathe('0,1! 1,1! 1,0! 0,0!', { segments: 64 }), Math.PI, 0.01],
    ['quarter lathe', (b) => b.lathe('0,0! 1,0! 1,1! 0,1!', { ...aside, arc: 90, segments: 16 }), Math.PI / 4, 0.01],
    [
      'quarter lathe, downwards',
      (b) => b.lathe('0,1! 1,1! 1,0! 0,0!', { ...aside, arc: 90, segments: 16 }),
      Math.PI / 4,
      0.01,
    ],
    ['half a tube', (b) => b.lathe('1,0! 1,1! .5,1! .5,0! 1,0!', { ...aside, arc: 180 }), (3 / 8) * Math.PI, 0.01],
    [
      'half a tube, inside first',
      (b) => b.lathe('.5,0! .5,1! 1,1! 1,0! .5,0!', { ...aside, arc: 180 }),
      (3 / 8) * Math.PI,
      0.01,
    ],
    [
      'three quarters of a grooved disc',
      (b) => b.lathe('0,1! .5,1! .5,.2! .6,.2! .6,1! 1,1! 1,0! 0,0!', { ...aside, arc: 270 }),
      0.75 * Math.PI * (1 - 0.8 * (0.36 - 0.25)),
      0.02,
    ],
    ['plate', (b) => b.plate(outlines.rectangle(2, 3), 0.5), 3, 1e-6],
    ['plate with a hole', (b) => b.plate(outlines.rectangle(2, 2), 1, { holes: [outlines.rectangle(1, 1)] }), 3, 1e-6],
    [
      'bevelled star',
      (b) => b.plate(outlines.star(5, 1, 0.5), 0.4, { bevel: 0.05 }),
      0.4 * 5 * 0.5 * Math.sin(Math.PI / 5),
      0.12,
    ],
    [
      'hull of a cube',
      (b) => b.hull([0, 1, 2, 3, 4, 5, 6, 7].map((i): Vec3 => [i & 1, (i >> 1) & 1, i >> 2])),
      1,
      1e-6,
    ],
    [
      'blend of one ball',
      (b) => b.blend(0.1, (s) => s.ball([0, 0, 0], 1), { resolution: 32 }),
      (4 / 3) * Math.PI,
      0.03,
    ],
  ];

  it.each(solids)('%s is closed, wound outwards and of the right size', (_, build, volume, loss) => {
    const mesh = built(build);
    expect(volumeOf(mesh)).toBeGreaterThan(volume * (1 - loss) - 1e-9);
    expect(volumeOf(mesh)).toBeLessThan(volume * 1.02 + 1e-9);
    expect(normalsAgree(mesh)).toBe(true);
  });

  it.each([
    ['rock', (b: MeshBuilder) => b.rock(1)],
    ['puff', (b: MeshBuilder) => b.puff(outlines.heart(1), 0.6)],
    ['crystal', (b: MeshBuilder) => b.crystal(0.3, 1)],
    ['round stone', (b: MeshBuilder) => b.gem('round', [1, 0.7, 1])],
    ['cabochon', (b: MeshBuilder) => b.gem('cabochon', [1, 0.5, 1])],
    [
      'tapering tube round a bend',
      (b: MeshBuilder) => b.tube('0,0,0 1,1,0 2,0,1', [0.3, 0.2, 0.05], { ends: 'round' }),
    ],
    [
      'two bodies and a hollow',
      (b: MeshBuilder) =>
        b.blend(0.1, (s) => s.ball([0, 0, 0], 0.5).ball([0.6, 0, 0], 0.4).carve([0, 0.5, 0], [0.2, 0.2, 0.2])),
    ],
  ])('%s is closed and wound outwards', (_, build) => {
    const mesh = built(build);
    expect(volumeOf(mesh)).toBeGreaterThan(0);
    expect(normalsAgree(mesh)).toBe(true);
  });

  it('leaves a skin open, its outer side on the right of its way', () => {
    const outwards = (profile: string): number => {
      const { positions, normals } = built((b) => b.lathe(profile, { arc: 120, segments: 8 }));
      return Math.sign(
        positions.reduce((sum, value, index) => sum + (index % 3 === 1 ? 0 : value * normals[index]!), 0),
      );
    };
    expect(outwards('1,0! 1,1!')).toBe(1);
    expect(outwards('1,1! 1,0!')).toBe(-1);
    expect(built((b) => b.lathe('1,0! 1,1!', { arc: 120, segments: 8 })).indices.length / 3).toBe(16);
  });

  it('keeps sharp edges sharp and smooth ones smooth', () => {
    // A cube has 8 corners with 3 normals each; a ball one normal per vertex, along its radius.
    expect(built((b) => b.box([1, 1, 1])).vertexCount).toBe(24);
    const ball = built((b) => b.ball(1));
    for (let index = 0; index < ball.positions.length; index++)
      expect(ball.normals[index]).toBeCloseTo(ball.positions[index]!, 1);
  });

  it('writes curves out as text', () => {
    const profile = [
      [0, 0, 1],
      [0.5, 0.25],
      [0.5, 1, 1],
    ] as const;
    expect(built((b) => b.lathe('0,0! .5,.25 .5,1!')).positions).toEqual(built((b) => b.lathe(profile)).positions);
    expect(() => built((b) => b.lathe('0,0 .5'))).toThrow('Not a point of 2 numbers: .5');
  });
});

describe('frames', () => {
  it('scales, then rotates, then moves', () => {
    const mesh = built((b) => b.box([1, 1, 1], { at: [10, 0, 0], rotate: [0, 0, 90], scale: [4, 1, 1] }));
    const { low, high } = boundsOf(mesh.positions);
    expect([low, high].flat().map((value) => Math.round(value * 1e4) / 1e4)).toEqual([9.5, -2, -0.5, 10.5, 2, 0.5]);
  });

  it('points +Y along a direction', () => {
    const mesh = built((b) => b.cylinder(0.1, 5, { toward: [1, 0, 0] }));
    expect(boundsOf(mesh.positions).high[0]).toBeCloseTo(5);
  });

  it('mirrors without turning the surface inside out', () => {
    const mesh = built((b) => b.mirrored('x', () => b.ball(1, { at: [3, 0, 0] })));
    expect(volumeOf(mesh)).toBeGreaterThan(2 * 3.9);
    expect(normalsAgree(mesh)).toBe(true);
    expect(boundsOf(mesh.positions).low[0]).toBeCloseTo(-4, 1);
  });

  it('repeats about the axis and in rows', () => {
    const ring = built((b) => b.radial(4, () => b.box([0.1, 0.1, 0.1], { at: [0, 0, 1] })));
    expect(ring.indices.length / 3).toBe(4 * 12);
    expect(boundsOf(ring.positions).high).toEqual([expect.closeTo(1.05), expect.closeTo(0.05), expect.closeTo(1.05)]);
    const row = built((b) => b.row(3, [2, 0, 0], () => b.box([1, 1, 1])));
    expect(boundsOf(row.positions)).toEqual({ low: [-2.5, -0.5, -0.5], high: [2.5, 0.5, 0.5] });
  });

  it('bends what is built inside a warp, normals included', () => {
    const sheared = built((b) =>
      b.warped(
        ([x, y, z]) => [x + y, y, z],
        () => b.box([2, 2, 2]),
      ),
    );
    expect(volumeOf(sheared)).toBeCloseTo(8);
    expect(normalsAgree(sheared)).toBe(true);
    const inMirror = built((b) =>
      b.group({ scale: [-1, 1, 1] }, () =>
        b.warped(
          ([x, y, z]) => [x + y, y, z],
          () => b.box([2, 2, 2]),
        ),
      ),
    );
    expect(volumeOf(inMirror)).toBeCloseTo(8);
  });
});

describe('parts', () => {
  it('restores part and tint at the end of a group', () => {
    const mesh = built((b) => {
      b.part('cap')
        .tint(0.5)
        .group({}, () => b.part('stem').tint(1).box([1, 1, 1]));
      b.box([1, 1, 1]);
    });
    expect(mesh.parts).toEqual(['stem', 'cap']);
    expect(mesh.tints[mesh.vertexCount - 1]).toBe(0.5);
  });

  it('leaves no triangles of a part that is not there', () => {
    const b = new MeshBuilder({ seed: 1, present: (part) => part !== 'ring' });
    b.part('ring').box([1, 1, 1]).part('stem').box([1, 1, 1]);
    expect(b.finish().parts).toEqual(['stem']);
  });

  it('splits a blend where its parts meet', () => {
    const mesh = built((b) =>
      b.blend(0.05, (s) => s.as('left').ball([-0.5, 0, 0], 0.5).as('right').ball([0.5, 0, 0], 0.5)),
    );
    for (let vertex = 0; vertex < mesh.vertexCount; vertex++) {
      const x = mesh.positions[vertex * 3]!;
      if (Math.abs(x) > 0.1) expect(mesh.parts[mesh.partOf[vertex]!]).toBe(x < 0 ? 'left' : 'right');
    }
  });

  it('gives patterns the axis that the grain says', () => {
    const along = (grain?: 'x' | 'z') => boundsOf(built((b) => b.box([4, 1, 2], grain ? { grain } : {})).coords).high;
    expect(along()).toEqual([2, 0.5, 1]);
    expect(along('x')).toEqual([1, 2, 0.5]);
    expect(along('z')).toEqual([0.5, 1, 2]);
  });
});

describe('scatter', () => {
  it('keeps its distance, obeys its condition and stands along the normal', () => {
    const places: number[] = [];
    const mesh = built((b) => {
      const mark = b.mark();
      b.part('ground').ball(1, { segments: 32 });
      b.part('spike').scatter(mark, 60, { spacing: 0.3, where: ([, y]) => y > 0 }, (index) => {
        places.push(index);
        b.rod([0, 0, 0], [0, 0.5, 0], 0.01);
      });
    });
    expect(places.length).toBeGreaterThan(15);
    const spike = mesh.parts.indexOf('spike');
    for (let vertex = 0; vertex < mesh.vertexCount; vertex++) {
      if (mesh.partOf[vertex] !== spike) continue;
      const reach = Math.hypot(
        mesh.positions[vertex * 3]!,
        mesh.positions[vertex * 3 + 1]!,
        mesh.positions[vertex * 3 + 2]!,
      );
      expect(reach).toBeGreaterThan(0.9);
      expect(reach).toBeLessThan(1.7);
    }
  });

  it('is the same for the same seed and another for another', () => {
    const once = (seed: number) =>
      built((b) => {
        b.ball(1);
        b.scatter(0, 10, {}, () => b.box([0.1, 0.1, 0.1]));
      }, seed).positions;
    expect(once(4)).toEqual(once(4));
    expect(once(4)).not.toEqual(once(5));
  });
});
