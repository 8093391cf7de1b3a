import { describe, expect, it } from 'vitest';
import { subjectOf, plainPaint } from '../test-support/subjects.ts';
import type { Attachment, Relation, Subject } from '../subject.ts';
import type { Scene } from '../target/scene.ts';
import { buildScene } from './compose.ts';
import { boundsOf } from './mesh.ts';
import { refined } from './refine.ts';
import { MeshBuilder } from './mesh-builder.ts';
import { hasRecipe, recipeFor } from './registry.ts';

const WIDTH = 0;
const UP = 1;

/** Extent of everything painted with one of these paints. */
function extentOf(scene: Scene, wanted: (part: string) => boolean) {
  const chosen: number[] = [];
  for (let vertex = 0; vertex < scene.mesh.vertexCount; vertex++) {
    if (!wanted(scene.mesh.parts[scene.mesh.partOf[vertex]!]!)) continue;
    chosen.push(...scene.mesh.positions.subarray(vertex * 3, vertex * 3 + 3));
  }
  return boundsOf(chosen);
}

function attachment(relation: Relation, more: Partial<Attachment> = {}): Attachment {
  const { archetypeId, noun, variants, parts } = subjectOf('ring');
  return { relation, archetypeId, noun, variants, parts, count: 1, size: 0.4, ...more };
}

const ofRing = (part: string): boolean => ['band', 'stone', 'prongs', 'side_stones'].includes(part);

describe('a finished scene', () => {
  it.each([
    ['plain', {}],
    ['stretched', { proportions: { height: 2.5, width: 0.4, depth: 1, thickness: 2, bend: 1 } }],
    ['a pair', { count: 2, arrangement: 'pair' }],
    ['a statue', { style: 'statue' }],
    ['of bricks', { style: 'bricks' }],
    ['with something on it', { attachments: [attachment('on')] }],
  ] as const satisfies readonly (readonly [string, Partial<Subject>])[])(
    'is centred, 1.5 long and finite: %s',
    (_, more) => {
      const { mesh } = buildScene(subjectOf('table', more));
      const { low, high } = boundsOf(mesh.positions);
      expect(Math.max(...high.map((value, axis) => value - low[axis]!))).toBeCloseTo(1.5, 4);
      for (let axis = 0; axis < 3; axis++) expect(high[axis]! + low[axis]!).toBeCloseTo(0, 4);
      expect(mesh.positions.every(Number.isFinite)).toBe(true);
      expect(mesh.indices.length / 3).toBeLessThanOrEqual(60_000);
    },
  );

  it('follows the proportions', () => {
    const sides = (height: number): number[] => {
      const { low, high } = boundsOf(
        buildScene(subjectOf('vase', { proportions: { height, width: 1, depth: 1, thickness: 1, bend: 0 } })).mesh
          .positions,
      );
      return high.map((value, axis) => value - low[axis]!);
    };
    const [plain, tall] = [sides(1), sides(2)];
    expect(tall[UP]! / tall[WIDTH]!).toBeCloseTo((2 * plain[UP]!) / plain[WIDTH]!, 3);
  });

  it('builds optional parts only when they are present', () => {
    const { parts } = subjectOf('mushroom');
    const without = parts.map((part) => (part.part === 'spots' ? { ...part, present: false } : part));
    expect(buildScene(subjectOf('mushroom')).mesh.parts).toContain('spots');
    expect(buildScene(subjectOf('mushroom', { parts: without })).mesh.parts).not.toContain('spots');
  });

  it('is the same for the same subject', () => {
    const [first, second] = [buildScene(subjectOf('broadleaf_tree')), buildScene(subjectOf('broadleaf_tree'))];
    expect(Buffer.from(first.mesh.positions.buffer).equals(Buffer.from(second.mesh.positions.buffer))).toBe(true);
  });

  it('has no long edges', () => {
    const { mesh } = buildScene(subjectOf('table'));
    for (let index = 0; index < mesh.indices.length; index += 3) {
      const [a, b] = [mesh.indices[index]! * 3, mesh.indices[index + 1]! * 3];
      const length = Math.hypot(...[0, 1, 2].map((axis) => mesh.positions[a + axis]! - mesh.positions[b + axis]!));
      expect(length).toBeLessThan(0.1101);
    }
  });
});

describe('arrangements', () => {
  it.each([
    ['row', 4],
    ['stack', 3],
    ['bunch', 5],
    ['swarm', 6],
  ] as const)('%s of %i holds that many copies', (arrangement, count) => {
    const single = buildScene(subjectOf('ring')).mesh.parts.length;
    const many = buildScene(subjectOf('ring', { arrangement, count }));
    expect(many.mesh.parts).toHaveLength(single);
    // Copies do not change each other; edges are only refined differently at another scale.
    const stones = (scene: Scene) => {
      const part = scene.mesh.parts.indexOf('stone');
      const pieces = new Set<string>();
      for (let index = 0; index < scene.mesh.indices.length; index += 3) {
        const vertex = scene.mesh.indices[index]!;
        if (scene.mesh.partOf[vertex] === part)
          pieces.add([0, 1, 2].map((axis) => Math.round(scene.mesh.positions[vertex * 3 + axis]! * 4)).join());
      }
      return pieces.size;
    };
    expect(stones(many)).toBeGreaterThanOrEqual(count);
  });

  it('stacks upwards and puts rows side by side', () => {
    const sizes = (subject: Partial<Subject>): number[] => {
      const { low, high } = boundsOf(buildScene(subjectOf('burger', subject)).mesh.positions);
      return high.map((value, axis) => value - low[axis]!);
    };
    expect(sizes({ arrangement: 'stack', count: 4 })[UP]).toBeCloseTo(1.5, 3);
    expect(sizes({ arrangement: 'row', count: 4 })[WIDTH]).toBeCloseTo(1.5, 3);
  });
});

describe('attachments', () => {
  const place = (relation: Relation, more: Partial<Attachment> = {}) => {
    const scene = buildScene(subjectOf('cabinet', { attachments: [attachment(relation, more)] }));
    return { ring: extentOf(scene, ofRing), host: extentOf(scene, (part) => !ofRing(part)) };
  };

  it('on stands on the top', () => {
    const { ring, host } = place('on');
    expect(ring.low[UP]).toBeGreaterThan(host.high[UP] - 0.08);
  });

  it('under lies below', () => {
    const { ring, host } = place('under');
    expect(ring.high[UP]).toBeLessThan(host.low[UP] + 0.05);
  });

  it('beside stands on the same ground, clear of it', () => {
    const { ring, host } = place('beside');
    expect(ring.low[WIDTH]).toBeGreaterThan(host.high[WIDTH]);
    expect(ring.low[UP]).toBeCloseTo(host.low[UP], 2);
  });

  it('behind stands at the back', () => {
    const { ring, host } = place('behind');
    expect(ring.high[2]).toBeLessThan(host.low[2] + 0.02);
  });

  it('scattered covers it with small copies, each on the surface', () => {
    const { ring, host } = place('scattered', { count: 20, size: 0.05 });
    for (let axis = 0; axis < 3; axis++) {
      expect(ring.low[axis]).toBeGreaterThan(host.low[axis]! - 0.12);
      expect(ring.high[axis]).toBeLessThan(host.high[axis]! + 0.12);
    }
  });

  it('keeps the size that was asked for', () => {
    const { ring, host } = place('beside', { size: 0.5 });
    const largest = (box: { low: readonly number[]; high: readonly number[] }) =>
      Math.max(...box.high.map((value, axis) => value - box.low[axis]!));
    expect(largest(ring) / largest(host)).toBeCloseTo(0.5, 2);
  });
});

describe('riding, perching, wearing', () => {
  const guest = (archetypeId: string, relation: Relation, more: Partial<Attachment> = {}): Attachment => {
    const { noun, variants, parts } = subjectOf(archetypeId);
    return { relation, archetypeId, noun, variants, parts, count: 1, size: 0.9, ...more };
  };
  const partsOf = (id: string): ReadonlySet<string> => new Set(subjectOf(id).parts.map(({ part }) => part));

  it('seats a rider in the saddle of a mount that is longer than the rider is tall', () => {
    const scene = buildScene(subjectOf('person', { attachments: [guest('horse', 'under')] }));
    const own = partsOf('person');
    const mount = extentOf(scene, (part) => ['coat', 'hooves'].includes(part));
    const rider = extentOf(scene, (part) => own.has(part));
    expect(mount.high[2] - mount.low[2]).toBeGreaterThan(rider.high[UP] - rider.low[UP]);
    expect(rider.low[UP]).toBeLessThan((mount.low[UP] + mount.high[UP]) / 2);
    expect(rider.low[WIDTH]).toBeLessThan(mount.low[WIDTH]);
    expect(rider.high[WIDTH]).toBeGreaterThan(mount.high[WIDTH]);
  });

  it('makes a hoop of a ring that a bird perches in', () => {
    const scene = buildScene(subjectOf('parrot', { attachments: [guest('ring', 'under')] }));
    const ring = extentOf(scene, ofRing);
    const bird = extentOf(scene, (part) => part === 'feathers');
    expect(scene.mesh.parts).not.toContain('stone');
    expect(bird.high[UP]).toBeLessThan(ring.high[UP]);
    expect(bird.low[UP]).toBeGreaterThan(ring.low[UP]);
  });

  it('lays a scarf round the neck, not on the head', () => {
    const scene = buildScene(subjectOf('penguin', { attachments: [guest('scarf', 'on', { size: 0.4 })] }));
    const head = extentOf(scene, (part) => part === 'feathers');
    const scarf = extentOf(scene, (part) => part === 'cloth');
    expect(scarf.high[UP]).toBeLessThan(head.high[UP]);
    expect(scarf.low[WIDTH]).toBeLessThan(0);
    expect(scarf.high[WIDTH]).toBeGreaterThan(0);
  });

  it('dresses a person instead of standing them on the dress', () => {
    const cloth = plainPaint(0.9, 0.4, 0.6);
    const dress = guest('dress', 'under');
    const attachments = [{ ...dress, parts: dress.parts.map((part) => ({ ...part, paint: cloth })) }];
    const scene = buildScene(subjectOf('person', { attachments }));
    expect(scene.paints[scene.mesh.parts.indexOf('clothes')]).toBe(cloth);
    const [clothes, whole] = [extentOf(scene, (part) => part === 'clothes'), extentOf(scene, () => true)];
    expect(clothes.low[UP]).toBeLessThan(whole.low[UP] + 0.1);
  });

  it('hangs lanterns clear below a crown', () => {
    const lantern = guest('lantern', 'hanging', { size: 0.17, count: 5 });
    const scene = buildScene(subjectOf('broadleaf_tree', { attachments: [lantern] }));
    const own = partsOf('lantern');
    const crown = extentOf(scene, (part) => part === 'leaves');
    const lamps = extentOf(scene, (part) => own.has(part));
    expect(lamps.low[UP]).toBeLessThan(crown.low[UP]);
  });
});

describe('registry', () => {
  it('lets the nearest relative stand in, and falls back to the category', () => {
    expect(hasRecipe('ring')).toBe(true);
    expect(recipeFor('ring').builtAs).toBe('ring');
    expect(hasRecipe('no_such_archetype')).toBe(false);
  });

  it('paints the parts of a relative that the subject does not have like its main part', () => {
    const paint = plainPaint(0.9, 0.1, 0.1);
    const parts = [{ part: 'hull', present: true, paint, source: 'prompt' }] as const;
    const { mesh, paints } = buildScene(subjectOf('vase', { parts }));
    expect(mesh.parts.length).toBe(paints.length);
    expect(
      paints.filter((each) => each !== paint).every((each) => each.material === 'matte' || each.material === 'leaf'),
    ).toBe(true);
  });
});

it('refines an edge the same way from both sides', () => {
  const b = new MeshBuilder({ seed: 1 });
  b.box([1, 1, 1]);
  const fine = refined(b.finish(), 0.3, 60_000);
  // A closed surface without cracks: every edge belongs to exactly two triangles, one in each direction.
  const edges = new Map<string, number>();
  const key = (vertex: number): string => [0, 1, 2].map((axis) => fine.positions[vertex * 3 + axis]!.toFixed(5)).join();
  for (let index = 0; index < fine.indices.length; index += 3) {
    for (let corner = 0; corner < 3; corner++) {
      const [from, to] = [key(fine.indices[index + corner]!), key(fine.indices[index + ((corner + 1) % 3)]!)];
      edges.set(`${from}>${to}`, (edges.get(`${from}>${to}`) ?? 0) + 1);
    }
  }
  for (const [edge, count] of edges) {
    const [from, to] = edge.split('>');
    expect(count).toBe(1);
    expect(edges.get(`${to!}>${from!}`)).toBe(1);
  }
});
