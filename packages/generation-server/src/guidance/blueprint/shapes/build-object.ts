import { archetypeOf } from '../archetype-catalog.ts';
import type { Random } from '../random.ts';
import type { Paint, PaintedPart, Proportions, Subject } from '../subject.ts';
import type { Scene } from '../target/scene.ts';
import { fixedPaint, isFixedPaint } from './fixed-paint.ts';
import { boundsOf } from './mesh.ts';
import { MeshBuilder, type Anchor } from './mesh-builder.ts';
import { mergeScenes, type PlacedScene } from './mesh-ops.ts';
import type { Pose, RecipeInput } from './recipe.ts';
import { recipeFor } from './registry.ts';
import { applyToPoint, IDENTITY, type Transform } from './transform.ts';
import { clamp, type Vec3 } from './vec.ts';

export interface BuiltObject {
  readonly scene: Scene;
  readonly anchors: ReadonlyMap<string, Anchor>;
  readonly low: Vec3;
  readonly high: Vec3;
}

interface BuildOptions {
  readonly proportions?: Proportions;
  readonly seed: number;
  readonly onPlinth?: boolean;
  readonly pose?: Pose;
}

const PLAIN: Proportions = { height: 1, width: 1, depth: 1, thickness: 1, bend: 0 };

/** One object by its recipe, standing on y = 0 with its largest side 1. */
export function buildObject(
  { archetypeId, variants, parts }: Pick<Subject, 'archetypeId' | 'variants' | 'parts'>,
  { proportions = PLAIN, seed, onPlinth = false, pose = 'plain' }: BuildOptions,
): BuiltObject {
  const { recipe, builtAs } = recipeFor(archetypeId);
  const painted = new Map(parts.map((part) => [part.part, part]));
  const main = parts[0];
  const present = (part: string): boolean =>
    painted.get(part)?.present ?? (isFixedPaint(part) || builtAs !== archetypeId);
  const b = new MeshBuilder({ seed, present });
  recipe(b, recipeInput(builtAs, variants, proportions, present, pose, b.random));
  const mesh = b.finish();
  const scene: Scene = { mesh, paints: mesh.parts.map((part) => paintOf(part, painted, main)) };

  const { low, high } = boundsOf(mesh.positions);
  const stretch: Vec3 = [
    clamp(proportions.width, 0.4, 2.5),
    clamp(proportions.height, 0.4, 2.5),
    clamp(proportions.depth, 0.4, 2.5),
  ];
  const size = Math.max(...[0, 1, 2].map((axis) => (high[axis]! - low[axis]!) * stretch[axis]!), 1e-6);
  const scale: Vec3 = [stretch[0] / size, stretch[1] / size, stretch[2] / size];
  const base: Transform = [
    scale[0], 0, 0, (-(low[0] + high[0]) / 2) * scale[0],
    0, scale[1], 0, -low[1] * scale[1],
    0, 0, scale[2], (-(low[2] + high[2]) / 2) * scale[2],
  ]; // prettier-ignore
  const anchors = new Map(
    [...b.anchors].map(([name, { at, room, tilt }]): [string, Anchor] => [
      name,
      { at: applyToPoint(base, at), room: room / size, tilt },
    ]),
  );
  const pieces: PlacedScene[] = [{ scene, transform: base }];
  if (onPlinth && main) pieces.push({ scene: plinth(main.paint), transform: IDENTITY });
  const whole = mergeScenes(pieces);
  const bounds = boundsOf(whole.mesh.positions);
  return { scene: whole, anchors, low: bounds.low, high: bounds.high };
}

function recipeInput(
  id: string,
  variants: Readonly<Record<string, string>>,
  proportions: Proportions,
  has: (part: string) => boolean,
  pose: Pose,
  random: Random,
): RecipeInput {
  const known = archetypeOf(id).variants;
  const variant = (name: string): string => {
    const value = variants[name];
    const values = known[name] ?? [];
    return value !== undefined && values.includes(value) ? value : (values[0] ?? '');
  };
  return {
    variant,
    is: (name, ...values) => values.includes(variant(name)),
    has,
    pose,
    thickness: clamp(proportions.thickness, 0.5, 2),
    bend: clamp(proportions.bend, 0, 1),
    random,
  };
}

/** A part the subject does not name (the recipe is a relative's) is painted like the subject's main part. */
function paintOf(part: string, painted: ReadonlyMap<string, PaintedPart>, main: PaintedPart | undefined): Paint {
  if (isFixedPaint(part)) return fixedPaint(part);
  return painted.get(part)?.paint ?? main?.paint ?? fixedPaint('#999999');
}

function plinth(paint: Paint): Scene {
  const b = new MeshBuilder({ seed: 1 });
  b.box([0.62, 0.05, 0.62], { at: [0, -0.075, 0], round: 0.012 });
  b.box([0.52, 0.05, 0.52], { at: [0, -0.027, 0], round: 0.012 });
  return { mesh: b.finish(), paints: [paint] };
}
