import { describe, expect, it } from 'vitest';
import { archetypeOf, isArchetype } from '../../archetype-catalog.ts';
import { createRandom } from '../../random.ts';
import { fixedPaint, isFixedPaint } from '../fixed-paint.ts';
import type { Mesh } from '../mesh.ts';
import { MeshBuilder } from '../mesh-builder.ts';
import type { Recipe } from '../recipe.ts';
import { RECIPES } from './index.ts';

const MOST_TRIANGLES = 60_000;

interface Build {
  readonly variants?: Readonly<Record<string, string>>;
  readonly thickness?: number;
  readonly bend?: number;
  readonly seed?: number;
  readonly has?: (part: string) => boolean;
}

function build(id: string, recipe: Recipe, { variants = {}, thickness = 1, bend = 0, seed = 3, has = () => true }: Build): Mesh {
  const known = archetypeOf(id).variants;
  const b = new MeshBuilder({ seed, present: has });
  const variant = (name: string): string => {
    const values = known[name];
    if (!values) throw new Error(`${id} asks for a variant "${name}" that the catalogue does not have`);
    return variants[name] ?? values[0] ?? '';
  };
  recipe(b, {
    variant,
    is: (name, ...values) => {
      const unknown = values.filter((value) => !known[name]?.includes(value));
      if (unknown.length > 0) throw new Error(`${id} asks for ${name}=${unknown.join()}, which the catalogue does not have`);
      return values.includes(variant(name));
    },
    pose: 'plain',
    has,
    thickness,
    bend,
    random: b.random,
  });
  return b.finish();
}

/** Default, every value of every variant once, the extremes of the modifiers, and without the optional parts. */
function buildsOf(id: string): (readonly [name: string, build: Build])[] {
  const { variants, parts } = archetypeOf(id);
  const optional = new Set(parts.filter((part) => part.optional).map((part) => part.name));
  return [
    ['with all parts', {}],
    ...Object.entries(variants).flatMap(([name, values]) =>
      values.slice(1).map((value) => [`${name}=${value}`, { variants: { [name]: value } }] as const),
    ),
    ['thin and bent', { thickness: 0.5, bend: 1 }],
    ['thick', { thickness: 2 }],
    ['without optional parts', { has: (part) => !optional.has(part) }],
  ];
}

/** The complaints about a mesh, if any. Vertices are checked in one pass: an expect each would take minutes. */
function flawsOf(mesh: Mesh, known: ReadonlySet<string>): string[] {
  const flaws: string[] = [];
  const triangles = mesh.indices.length / 3;
  if (triangles === 0) flaws.push('is empty');
  if (triangles > MOST_TRIANGLES) flaws.push(`has ${triangles} triangles`);
  for (const values of [mesh.positions, mesh.coords, mesh.tints]) {
    if (!values.every(Number.isFinite)) flaws.push('has coordinates that are no numbers');
  }
  for (let vertex = 0; vertex < mesh.vertexCount; vertex++) {
    const length = Math.hypot(mesh.normals[vertex * 3]!, mesh.normals[vertex * 3 + 1]!, mesh.normals[vertex * 3 + 2]!);
    if (!(Math.abs(length - 1) < 1e-3)) {
      flaws.push(`has a normal of length ${length}`);
      break;
    }
  }
  const unknown = mesh.parts.filter((part) => !known.has(part) && !isFixedPaint(part));
  if (unknown.length > 0) flaws.push(`paints parts the catalogue does not have: ${unknown.join()}`);
  for (const part of mesh.parts) if (isFixedPaint(part)) fixedPaint(part);
  return flaws;
}

// A recipe is built some ten times over; on a busy machine the largest trees take seconds each.
describe.each(Object.entries(RECIPES))('recipe %s', { timeout: 60_000 }, (id, recipe) => {
  it('builds in every form, paints every part, and gives the same shape for the same seed', () => {
    expect(isArchetype(id), `"${id}" is in the catalogue`).toBe(true);
    const { parts } = archetypeOf(id);
    const known = new Set(parts.map((part) => part.name));
    const painted = new Set<string>();
    for (const [name, options] of buildsOf(id)) {
      const mesh = build(id, recipe, options);
      expect(flawsOf(mesh, known), name).toEqual([]);
      for (const part of mesh.parts) painted.add(part);
      if (Object.keys(options).length > 0) continue;
      const again = build(id, recipe, options);
      expect(Buffer.from(mesh.positions.buffer).equals(Buffer.from(again.positions.buffer)), 'same seed').toBe(true);
    }
    expect(parts.map((part) => part.name).filter((part) => !painted.has(part)), 'parts never built').toEqual([]);
  });
});

it('draws random numbers that do not depend on other builds', () => {
  expect(createRandom(5).next()).toBe(createRandom(5).next());
  expect(createRandom(5).next()).not.toBe(createRandom(6).next());
});
