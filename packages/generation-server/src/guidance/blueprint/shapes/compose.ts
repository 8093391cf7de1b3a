import { archetypeOf } from '../archetype-catalog.ts';
import { createRandom, hashText, type Random } from '../random.ts';
import type { Attachment, Paint, PaintedPart, Proportions, Subject } from '../subject.ts';
import type { Scene } from '../target/scene.ts';
import { brickify } from './brickify.ts';
import { fixedPaint, isFixedPaint } from './fixed-paint.ts';
import { boundsOf, type Mesh } from './mesh.ts';
import { MeshBuilder, type Anchor } from './mesh-builder.ts';
import { mergeScenes, refined, type PlacedScene } from './mesh-ops.ts';
import type { RecipeInput } from './recipe.ts';
import { recipeFor } from './registry.ts';
import { scatterFrames } from './scatter.ts';
import { applyToPoint, compose, fromPlacement, IDENTITY, type Transform } from './transform.ts';
import { clamp, type Vec3 } from './vec.ts';

/** Largest side of a finished object's box: what validators scale every cloud to (pipeline sheet §7.4). */
const OBJECT_SIZE = 1.5;
/** Longest edge of a finished triangle: light is baked into vertices, so they must not lie too far apart. */
const LONGEST_EDGE = 0.11;
/** Triangles past which edges are left as they are. */
const MAX_TRIANGLES = 60_000;

interface BuiltObject {
  readonly scene: Scene;
  readonly anchors: ReadonlyMap<string, Anchor>;
  readonly low: Vec3;
  readonly high: Vec3;
}

/** The scene of a subject: built, put together, centred, its largest side 1.5. */
export function buildScene(subject: Subject): Scene {
  const random = createRandom(subject.seed).fork('composition');
  const single = buildObject(subject, subject.proportions, subject.seed, subject.style === 'statue');
  const copies = arrange(subject, single, random);
  const placed = [
    ...copies,
    ...subject.attachments.flatMap((each, index) => attach(each, single, subject.seed + index, random)),
  ];
  const merged = mergeScenes(placed);
  const styled = subject.style === 'bricks' ? brickify(merged) : merged;
  return finish(styled);
}

/** One object by its recipe, standing on y = 0 with its largest side 1. */
function buildObject(
  { archetypeId, variants, parts }: Pick<Subject, 'archetypeId' | 'variants' | 'parts'>,
  proportions: Proportions,
  seed: number,
  onPlinth: boolean,
): BuiltObject {
  const { recipe, builtAs } = recipeFor(archetypeId);
  const painted = new Map(parts.map((part) => [part.part, part]));
  const main = parts[0];
  const present = (part: string): boolean =>
    painted.get(part)?.present ?? (isFixedPaint(part) || builtAs !== archetypeId);
  const b = new MeshBuilder({ seed, present });
  recipe(b, recipeInput(builtAs, variants, proportions, present, b.random));
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
    [...b.anchors].map(([name, { at, room }]): [string, Anchor] => [
      name,
      { at: applyToPoint(base, at), room: room / size },
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

/** Places for the copies of the subject. */
function arrange(subject: Subject, single: BuiltObject, random: Random): PlacedScene[] {
  const { low, high } = single;
  const count = clamp(Math.round(subject.count), 1, 24);
  const place = (transform: Transform): PlacedScene => ({ scene: single.scene, transform });
  if (count === 1 || subject.arrangement === 'single') return [place(IDENTITY)];
  const [width, height, depth] = [high[0] - low[0], high[1] - low[1], high[2] - low[2]];
  switch (subject.arrangement) {
    case 'pair':
    case 'row':
      return Array.from({ length: count }, (_, index) => {
        const offset = index - (count - 1) / 2;
        // Thin things stand side by side, long ones one before the other.
        const sideways = width <= depth * 1.6;
        return place(fromPlacement({ at: sideways ? [offset * width * 1.14, 0, 0] : [0, 0, offset * depth * 1.25] }));
      });
    case 'stack':
      return Array.from({ length: count }, (_, index) =>
        place(
          fromPlacement({
            at: [random.between(-0.03, 0.03) * width, index * height * 0.97, random.between(-0.03, 0.03) * depth],
            rotate: [0, random.between(-16, 16), 0],
          }),
        ),
      );
    case 'bunch':
      return spots(count, random).map(([x, , z]) =>
        place(
          fromPlacement({
            at: [x * width * 0.95, 0, z * depth * 0.95],
            rotate: [0, random.between(0, 360), random.between(-8, 8)],
          }),
        ),
      );
    case 'swarm':
      return spots(count, random).map(([x, y, z]) =>
        place(
          fromPlacement({
            at: [x * width * 1.25, y * Math.max(height, width * 0.5) * 1.1, z * Math.max(depth, width * 0.5) * 1.25],
            rotate: [random.between(-15, 15), random.between(-35, 35), 0],
            scale: random.between(0.75, 1.1),
          }),
        ),
      );
  }
}

/** Well spread places, about one unit apart, the middle first. */
function spots(count: number, random: Random): Vec3[] {
  const found: Vec3[] = [[0, 0, 0]];
  for (let radius = 1; found.length < count; radius += 0.35) {
    for (let attempt = 0; attempt < 24 && found.length < count; attempt++) {
      const angle = random.next() * 2 * Math.PI;
      const spot: Vec3 = [
        radius * Math.cos(angle),
        random.between(-1, 1) * Math.min(radius, 1.5),
        radius * Math.sin(angle),
      ];
      if (found.every((other) => Math.hypot(other[0] - spot[0], other[2] - spot[2]) > 0.92)) found.push(spot);
    }
  }
  return found;
}

const PLAIN: Proportions = { height: 1, width: 1, depth: 1, thickness: 1, bend: 0 };

/** Where an attachment goes, by its relation; see `Relation`. */
function attach(attachment: Attachment, host: BuiltObject, seed: number, random: Random): PlacedScene[] {
  const object = buildObject(attachment, PLAIN, hashText(`${attachment.archetypeId}${seed}`), false);
  const { low, high, anchors, scene } = host;
  const extent = Math.max(high[0] - low[0], high[1] - low[1], high[2] - low[2]);
  const anchor = anchors.get(attachment.relation);
  const wanted = clamp(attachment.size, 0.02, 1) * extent;
  const size = anchor ? Math.min(wanted, anchor.room * 1.5) : wanted;
  const count = clamp(Math.round(attachment.count), 1, 60);
  const put = (transform: Transform): PlacedScene => ({ scene: object.scene, transform });
  const at = (x: number, y: number, z: number, turn = 0): PlacedScene =>
    put(fromPlacement({ at: [x, y, z], rotate: [0, turn, 0], scale: size }));
  const middle: Vec3 = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2];
  const side = (index: number): number => (index - (count - 1) / 2) * size * 1.05;

  switch (attachment.relation) {
    case 'on':
    case 'in': {
      const [x, y, z] =
        anchor?.at ??
        (attachment.relation === 'on' ? topOf(host) : [middle[0], low[1] + (high[1] - low[1]) * 0.35, middle[2]]);
      return Array.from({ length: Math.min(count, 12) }, (_, index) => at(x + side(index) * 0.8, y, z, index * 50));
    }
    case 'holding': {
      const [x, y, z] = anchor?.at ?? [middle[0], low[1] + (high[1] - low[1]) * 0.45, high[2] - 0.08 * extent];
      return [at(x, y - (object.high[1] * size) / 2, z)];
    }
    case 'under':
      return Array.from({ length: Math.min(count, 6) }, (_, index) =>
        at(middle[0] + side(index), low[1] - object.high[1] * size * 0.98, middle[2]),
      );
    case 'beside':
      return Array.from({ length: Math.min(count, 8) }, (_, index) => {
        const step = size * (object.high[0] - object.low[0]) * (0.62 + Math.floor(index / 2) * 1.1);
        return index % 2 === 0
          ? at(high[0] + step, low[1], middle[2] + 0.12 * extent)
          : at(low[0] - step, low[1], middle[2] + 0.12 * extent);
      });
    case 'behind':
      return Array.from({ length: Math.min(count, 6) }, (_, index) =>
        at(middle[0] + side(index), low[1], low[2] - size * (object.high[2] - object.low[2]) * 0.6),
      );
    case 'around': {
      const copies = Math.max(count, 6);
      const radius = Math.max(high[0] - low[0], high[2] - low[2]) * 0.5 + size * 0.3;
      return Array.from({ length: copies }, (_, index) => {
        const angle = (index / copies) * 2 * Math.PI;
        return at(
          middle[0] + radius * Math.sin(angle),
          low[1],
          middle[2] + radius * Math.cos(angle),
          (angle * 180) / Math.PI,
        );
      });
    }
    case 'scattered':
    case 'hanging': {
      const hanging = attachment.relation === 'hanging';
      const frames = scatterFrames(
        scene.mesh,
        0,
        clamp(count > 1 ? count : 14, 3, 40),
        {
          spacing: size * 1.15,
          sizes: [0.85, 1.15],
          where: (point, normal) =>
            hanging ? point[1] > middle[1] - 0.1 * extent && normal[1] < 0.5 : normal[1] > -0.4,
        },
        random,
      );
      return frames.map((frame) => {
        if (!hanging) return put(compose(frame, fromPlacement({ scale: size, at: [0, -0.12 * size, 0] })));
        const [x, y, z] = [frame[3]!, frame[7]!, frame[11]!];
        return at(x, y - object.high[1] * size, z, x * 300);
      });
    }
  }
}

/** The highest point near the middle of an object. */
function topOf({ scene, low, high }: BuiltObject): Vec3 {
  const [x, z] = [(low[0] + high[0]) / 2, (low[2] + high[2]) / 2];
  const reach = 0.14 * Math.max(high[0] - low[0], high[2] - low[2]);
  const { positions } = scene.mesh;
  let top = low[1];
  for (let index = 0; index < positions.length; index += 3) {
    if (Math.hypot(positions[index]! - x, positions[index + 2]! - z) < reach)
      top = Math.max(top, positions[index + 1]!);
  }
  return [x, top > low[1] ? top : high[1], z];
}

function finish(scene: Scene): Scene {
  const { low, high } = boundsOf(scene.mesh.positions);
  const scale = OBJECT_SIZE / Math.max(high[0] - low[0], high[1] - low[1], high[2] - low[2], 1e-6);
  const transform: Transform = [
    scale, 0, 0, (-(low[0] + high[0]) / 2) * scale,
    0, scale, 0, (-(low[1] + high[1]) / 2) * scale,
    0, 0, scale, (-(low[2] + high[2]) / 2) * scale,
  ]; // prettier-ignore
  const placed = mergeScenes([{ scene, transform }]);
  const mesh: Mesh = refined(placed.mesh, LONGEST_EDGE, MAX_TRIANGLES);
  return { mesh, paints: placed.paints };
}
