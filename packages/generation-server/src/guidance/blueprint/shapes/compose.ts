import { createRandom, type Random } from '../random.ts';
import type { Subject } from '../subject.ts';
import type { Scene } from '../target/scene.ts';
import { attach, buildObjects } from './attach.ts';
import { brickify } from './brickify.ts';
import type { BuiltObject } from './build-object.ts';
import { boundsOf, type Mesh } from './mesh.ts';
import { mergeScenes, type PlacedScene } from './mesh-ops.ts';
import { refined } from './refine.ts';
import { fromPlacement, IDENTITY, type Transform } from './transform.ts';
import { clamp, type Vec3 } from './vec.ts';

/** Largest side of a finished object's box: what validators scale every cloud to (pipeline sheet §7.4). */
const OBJECT_SIZE = 1.5;
/** Longest edge of a finished triangle: light is baked into vertices, so they must not lie too far apart. */
const LONGEST_EDGE = 0.11;
/** Triangles past which edges are left as they are. */
const MAX_TRIANGLES = 60_000;

/** The scene of a subject: built, put together, centred, its largest side 1.5. */
export function buildScene(subject: Subject): Scene {
  const random = createRandom(subject.seed).fork('composition');
  const { host, guests } = buildObjects(subject);
  const placed = [...arrange(subject, host, random), ...guests.flatMap((guest) => attach(guest, host, random))];
  const merged = mergeScenes(placed);
  const styled = subject.style === 'bricks' ? brickify(merged) : merged;
  return finish(styled);
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
