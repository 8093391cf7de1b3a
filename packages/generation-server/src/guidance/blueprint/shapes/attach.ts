import { archetypeOf } from '../archetype-catalog.ts';
import { hashText, type Random } from '../random.ts';
import type { Attachment, Category, PaintedPart, Subject } from '../subject.ts';
import { buildObject, type BuiltObject } from './build-object.ts';
import { fixedPaint } from './fixed-paint.ts';
import { MeshBuilder, type Anchor } from './mesh-builder.ts';
import type { PlacedScene } from './mesh-ops.ts';
import type { Pose } from './recipe.ts';
import { scatterFrames } from './scatter.ts';
import { compose, fromPlacement, type Transform } from './transform.ts';
import { clamp, type Vec3 } from './vec.ts';

export interface Guest {
  readonly attachment: Attachment;
  readonly object: BuiltObject;
}

/** Clothes that a person wears by taking their colour, and the part that takes it. */
const WORN: Readonly<Record<string, string>> = {
  dress: 'clothes',
  jacket: 'clothes',
  shirt: 'clothes',
  trousers: 'trousers',
  skirt: 'trousers',
  shoe: 'shoes',
  boot: 'shoes',
  high_heel: 'shoes',
};

/** What can ride or perch. */
const RIDERS: ReadonlySet<Category> = new Set(['animal', 'bird', 'insect', 'creature', 'toy-sport']);

/** The subject's own object and those that come with it, each in the pose that the others ask for. */
export function buildObjects(subject: Subject): { readonly host: BuiltObject; readonly guests: readonly Guest[] } {
  const { attachments, proportions, seed } = subject;
  const isWorn = ({ archetypeId }: Attachment): boolean =>
    subject.archetypeId === 'person' && Object.hasOwn(WORN, archetypeId);
  const build = (attachment: Attachment, pose: Pose): Guest => ({
    attachment,
    object: buildObject(attachment, { seed: hashText(`${attachment.archetypeId}${seed}`), pose }),
  });
  const worn = attachments.filter(isWorn);
  const below = attachments.filter((each) => each.relation === 'under' && !isWorn(each));
  const bearing = RIDERS.has(archetypeOf(subject.archetypeId).category) ? 'bearing' : 'plain';
  const mounts = below.map((each) => build(each, bearing));
  const host = buildObject(
    { ...subject, parts: dressed(subject.parts, worn) },
    { proportions, seed, onPlinth: subject.style === 'statue', pose: poseOf(mounts, worn) },
  );
  const others = attachments.filter((each) => !isWorn(each) && !below.includes(each));
  const pose = host.anchors.has('seat') ? 'riding' : 'plain';
  return { host, guests: [...mounts, ...others.map((each) => build(each, pose))] };
}

function poseOf(mounts: readonly Guest[], worn: readonly Attachment[]): Pose {
  if (mounts.some(({ object }) => object.anchors.has('seat'))) return 'riding';
  return worn.some(({ archetypeId }) => archetypeId === 'dress') ? 'dressed' : 'plain';
}

function dressed(parts: readonly PaintedPart[], worn: readonly Attachment[]): readonly PaintedPart[] {
  return parts.map((part) => {
    const cloth = worn.find(({ archetypeId }) => WORN[archetypeId] === part.part)?.parts[0];
    return cloth ? { ...part, paint: cloth.paint } : part;
  });
}

/** Where an attachment goes, by its relation; see `Relation`. */
export function attach({ attachment, object }: Guest, host: BuiltObject, random: Random): PlacedScene[] {
  const { low, high, anchors, scene } = host;
  const extent = Math.max(high[0] - low[0], high[1] - low[1], high[2] - low[2]);
  const anchor = anchors.get(attachment.relation);
  const alive = LARGE_GUESTS.has(archetypeOf(attachment.archetypeId).category) ? 1.7 : 1.15;
  const wanted = clamp(attachment.size, 0.02, 1) * (attachment.relation === 'scattered' ? alive : 1) * extent;
  const size = anchor ? Math.min(wanted, anchor.room * 1.5) : wanted;
  const count = clamp(Math.round(attachment.count), 1, 60);
  const put = (transform: Transform): PlacedScene => ({ scene: object.scene, transform });
  const at = (x: number, y: number, z: number, turn = 0): PlacedScene =>
    put(fromPlacement({ at: [x, y, z], rotate: [0, turn, 0], scale: size }));
  const middle: Vec3 = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2];
  const side = (index: number): number => (index - (count - 1) / 2) * size * 1.05;

  const neck = anchors.get('neck');
  if (neck && attachment.archetypeId === 'scarf') return [put(roundNeck(attachment, object, neck))];
  const [seat, hips] = [anchors.get('seat'), object.anchors.get('hips')];
  if (attachment.relation === 'on' && seat && hips) return [put(seated(hips, seat, seat.room / hips.room))];

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
      if (count === 1) return [put(beneath(host, object, size))];
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
      return scatterFrames(
        scene.mesh,
        0,
        clamp(count > 1 ? count : 14, 3, 40),
        { spacing: size * 1.15, sizes: [0.85, 1.15], where: (_, normal) => normal[1] > -0.4 },
        random,
      ).map((frame) => put(compose(frame, fromPlacement({ scale: size, at: [0, -0.12 * size, 0] }))));
    case 'hanging':
      return hangingPoints(host, clamp(count, 1, 24), size).flatMap(([x, y, z]) => {
        const drop = size * 0.16;
        const string = fromPlacement({ at: [x, y - drop, z], scale: [size * 0.02, drop + size * 0.3, size * 0.02] });
        return [{ scene: STRING, transform: string }, at(x, y - drop - object.high[1] * size, z, x * 300)];
      });
  }
}

/** Guests that nobody recognises at the size of a petal. */
const LARGE_GUESTS: ReadonlySet<Category> = new Set(['insect', 'bird', 'fish', 'animal', 'creature']);

/** Brings `hips` to `seat`. */
function seated(hips: Anchor, seat: Anchor, scale: number): Transform {
  const [x, y, z] = [0, 1, 2].map((axis) => seat.at[axis]! - hips.at[axis]! * scale) as [number, number, number];
  return fromPlacement({ at: [x, y, z], scale });
}

/** Places what the host rides, perches or stands on: as large as its rider wants it, its seat where the host ends. */
function beneath(host: BuiltObject, object: BuiltObject, size: number): Transform {
  const { low, high } = host;
  const feet: Anchor = {
    at: [(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2],
    room: Math.max(high[0] - low[0], high[1] - low[1], high[2] - low[2]),
    tilt: 0,
  };
  const rider = host.anchors.get('hips') ?? feet;
  const seat = object.anchors.get('seat');
  if (seat) return seated(seat, rider, rider.room / seat.room);
  const on = object.anchors.get('on');
  if (!on) return seated({ at: topOf(object), room: 1, tilt: 0 }, feet, size);
  return seated(on, feet, Math.max(size, feet.room / (on.room * 1.5)));
}

/** What goes round a neck fits it closely; what is tied in front of it lies on its front. */
function roundNeck({ variants }: Attachment, object: BuiltObject, { at, room, tilt }: Anchor): Transform {
  const inFront = ['bow_tie', 'ribbon'].includes(variants['form'] ?? '');
  const ring = object.anchors.get('neck');
  const scale = inFront || !ring ? room * 1.35 : room / ring.room;
  const frame = fromPlacement({ at: [...at], rotate: [tilt * 0.6, 0, 0] });
  const centre = ring?.at ?? [0, object.high[1] / 2, 0];
  const forward = inFront ? room * 0.62 : 0;
  return compose(
    frame,
    fromPlacement({
      at: [-centre[0] * scale, -centre[1] * scale - (inFront ? room * 0.2 : 0), -centre[2] * scale + forward],
      scale,
    }),
  );
}

const STRING = (() => {
  const b = new MeshBuilder({ seed: 1 });
  b.cylinder(1, 1, { part: '#4a3826', segments: 5 });
  return { mesh: b.finish(), paints: [fixedPaint('#4a3826')] };
})();

/** Places under the rim of an object, spread round it: the lowest there that still belongs to its upper part. */
function hangingPoints({ scene, low, high }: BuiltObject, count: number, size: number): Vec3[] {
  const { positions } = scene.mesh;
  const [x, z] = [(low[0] + high[0]) / 2, (low[2] + high[2]) / 2];
  const reach = Math.max(high[0] - low[0], high[2] - low[2]) / 2;
  const floor = low[1] + 0.3 * (high[1] - low[1]);
  return Array.from({ length: count }, (_, index) => {
    const angle = ((index + 0.25) / count) * 2 * Math.PI;
    const out = reach * (0.62 + 0.14 * (index % 2));
    const [px, pz] = [x + out * Math.sin(angle), z + out * Math.cos(angle)];
    let lowest: number | undefined;
    for (let at = 0; at < positions.length; at += 3) {
      const y = positions[at + 1]!;
      if (y < floor || Math.hypot(positions[at]! - px, positions[at + 2]! - pz) > Math.max(size * 0.5, reach * 0.15))
        continue;
      lowest = Math.min(lowest ?? y, y);
    }
    return [px, lowest ?? (floor + high[1]) / 2, pz];
  });
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
