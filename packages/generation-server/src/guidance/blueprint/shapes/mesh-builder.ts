import { createRandom, type Random } from '../random.ts';
import { curvePoints, outlines, pathPoints, type Curve, type Path } from './curves.ts';
import { cutStone, type GemCut } from './primitives/gems.ts';
import { boundsOf, MeshSink, withNormals, type Mesh, type Patch } from './mesh.ts';
import { Blend, polygonise } from './primitives/blend.ts';
import { extrude, puff, type ExtrudeOptions } from './primitives/extrude.ts';
import { ellipsoid, revolve, superellipsoid, type RevolveOptions } from './primitives/revolve.ts';
import { rock, type RockOptions } from './primitives/rock.ts';
import { gridSheet, leafSheet, type SheetOptions } from './primitives/sheets.ts';
import { convexHull, roundedBox } from './primitives/solids.ts';
import { tube, type RadiusAlong, type TubeOptions } from './primitives/sweep.ts';
import { scatterFrames, type ScatterOptions } from './scatter.ts';
import {
  applyToPoint,
  axisScales,
  compose,
  determinant,
  fromPlacement,
  IDENTITY,
  type Placement,
  type Transform,
} from './transform.ts';
import { distance, subtract, type Vec2, type Vec3 } from './vec.ts';

/** What every primitive takes besides its own measures. */
export interface Put extends Placement {
  /** Paints this primitive as another part than the current one. */
  readonly part?: string;
  /** Factor on the paint's colour. */
  readonly tint?: number;
  /** Axis of the primitive's own frame that patterns run along; default y. */
  readonly grain?: 'x' | 'y' | 'z';
}

/** Where an attachment may go, in the object's frame. */
export interface Anchor {
  readonly at: Vec3;
  /** Largest extent that fits there. */
  readonly room: number;
  /** Degrees that its up axis leans forward. */
  readonly tilt: number;
}

export interface BuilderOptions {
  readonly seed: number;
  /** Parts for which this is false leave no triangles. */
  readonly present?: (part: string) => boolean;
}

/**
 * Assembles a mesh from primitives. Frame: +Y up from the ground at y = 0, +Z towards the viewer, any unit; what comes
 * out is normalised later. Boxes, balls and plates are placed by their centre; whatever is turned about the y axis
 * (lathe, cylinder, cone, crystal) stands on y = 0.
 */
export class MeshBuilder {
  readonly random: Random;
  readonly anchors = new Map<string, Anchor>();
  private readonly sink = new MeshSink();
  private readonly present: (part: string) => boolean;
  private transform: Transform = IDENTITY;
  private current = 'body';
  private currentTint = 1;

  constructor({ seed, present = () => true }: BuilderOptions) {
    this.random = createRandom(seed);
    this.present = present;
  }

  /** Paints what follows, within the enclosing group, as this part; `#rrggbb material` is a fixed paint of its own. */
  part(name: string): this {
    this.current = name;
    return this;
  }

  /** Multiplies the colours of what follows within the enclosing group. */
  tint(factor: number): this {
    this.currentTint = factor;
    return this;
  }

  /** Runs `build` in a frame of its own; part and tint are restored afterwards. */
  group(placement: Placement, build: () => void): this {
    return this.inFrame(compose(this.transform, fromPlacement(placement)), build);
  }

  /** Builds once as it is and once mirrored across the plane at right angles to `axis`. */
  mirrored(axis: 'x' | 'y' | 'z', build: (side: 1 | -1) => void): this {
    this.group({}, () => build(1));
    const scale: Vec3 = [axis === 'x' ? -1 : 1, axis === 'y' ? -1 : 1, axis === 'z' ? -1 : 1];
    return this.group({ scale }, () => build(-1));
  }

  /** Builds `count` times, turned about the y axis each time; `arc` in degrees. */
  radial(count: number, build: (index: number, turn: number) => void, { arc = 360, start = 0 } = {}): this {
    for (let index = 0; index < count; index++) {
      const turn = arc >= 360 ? index / count : count > 1 ? index / (count - 1) : 0.5;
      this.group({ rotate: [0, start + turn * arc, 0] }, () => build(index, turn));
    }
    return this;
  }

  /** Builds `count` times in a row whose middle is where we are. */
  row(count: number, step: Vec3, build: (index: number) => void): this {
    for (let index = 0; index < count; index++) {
      const offset = index - (count - 1) / 2;
      this.group({ at: [step[0] * offset, step[1] * offset, step[2] * offset] }, () => build(index));
    }
    return this;
  }

  /** Moves every point built inside `build` (in the present frame) to where `map` says. */
  warped(map: (point: Vec3) => Vec3, build: () => void): this {
    const from = this.sink.vertexCount;
    const firstIndex = this.mark();
    const outer = this.transform;
    this.transform = IDENTITY;
    build();
    this.transform = outer;
    const { positions, normals, indices } = this.sink;
    if (determinant(outer) < 0) {
      for (let index = firstIndex; index < indices.length; index += 3) {
        [indices[index + 1], indices[index + 2]] = [indices[index + 2]!, indices[index + 1]!];
      }
    }
    for (let vertex = from; vertex < this.sink.vertexCount; vertex++) {
      const p: Vec3 = [positions[vertex * 3]!, positions[vertex * 3 + 1]!, positions[vertex * 3 + 2]!];
      const n: Vec3 = [normals[vertex * 3]!, normals[vertex * 3 + 1]!, normals[vertex * 3 + 2]!];
      const h = 1e-3;
      const moved = map(p);
      // The Jacobian by differences turns this into an affine map near the point.
      const columns = [0, 1, 2].map((axis) => {
        const stepped: Vec3 = [p[0] + (axis === 0 ? h : 0), p[1] + (axis === 1 ? h : 0), p[2] + (axis === 2 ? h : 0)];
        const d = subtract(map(stepped), moved);
        return [d[0] / h, d[1] / h, d[2] / h];
      });
      const local: Transform = [0, 1, 2].flatMap((row) => [
        columns[0]![row]!,
        columns[1]![row]!,
        columns[2]![row]!,
        moved[row]!,
      ]);
      const placed = applyToPoint(outer, moved);
      const normal: number[] = [];
      pushNormal(normal, normalTransform(compose(outer, local)), ...n);
      for (let axis = 0; axis < 3; axis++) {
        positions[vertex * 3 + axis] = placed[axis]!;
        normals[vertex * 3 + axis] = normal[axis]!;
      }
    }
    return this;
  }

  box(size: Vec3, { round = 0, ...put }: Put & { readonly round?: number } = {}): this {
    return this.add(roundedBox(size, round), put);
  }

  /** A ball, or an ellipsoid of three radii. */
  ball(radii: number | Vec3, { segments = 20, ...put }: Put & { readonly segments?: number } = {}): this {
    return this.add(ellipsoid(typeof radii === 'number' ? [radii, radii, radii] : radii, segments), put);
  }

  /** Between ellipsoid (exponents 1) and box (towards 0): cushions, phones, skulls. */
  superball(radii: Vec3, vertical: number, horizontal: number, put: Put = {}): this {
    return this.add(superellipsoid(radii, vertical, horizontal), put);
  }

  /** Turns a profile of [radius, y] about the y axis. */
  lathe(profile: Curve, options: Put & RevolveOptions = {}): this {
    return this.add(revolve(curvePoints(profile), options), options);
  }

  /** Stands on y = 0; `top` is the upper radius, `round` rounds both rims. */
  cylinder(
    radius: number,
    height: number,
    {
      top = radius,
      round = 0,
      ...options
    }: Put & RevolveOptions & { readonly top?: number; readonly round?: number } = {},
  ): this {
    const r = Math.min(round, radius || Infinity, height / 2);
    const bevel = r * 0.3;
    const profile: Vec2[] =
      r > 0
        ? [[0, 0], [radius - r, 0], [radius - bevel, bevel], [radius, r], [top, height - r], [Math.max(top - bevel, 0), height - bevel], [Math.max(top - r, 0), height], [0, height]]
        : [[0, 0], [radius, 0], [top, height], [0, height]]; // prettier-ignore
    return this.add(revolve(profile, { straight: true, ...options }), options);
  }

  cone(radius: number, height: number, options: Put & RevolveOptions = {}): this {
    return this.add(revolve([[0, 0], [radius, 0], [0, height]], { straight: true, ...options }), options); // prettier-ignore
  }

  /** A round bar from `a` to `b`. */
  rod(a: Vec3, b: Vec3, radius: number, options: Put & TubeOptions & { readonly to?: number } = {}): this {
    const { to = radius, ...rest } = options;
    return this.add(tube([a, b], [radius, to], { straight: true, ...rest }), rest);
  }

  /** A bar with round ends from `a` to `b`. */
  capsule(a: Vec3, b: Vec3, radius: number, options: Put & TubeOptions & { readonly to?: number } = {}): this {
    return this.rod(a, b, radius, { ends: 'round', ...options });
  }

  /** A square bar from `a` to `b`: `size` is its section, x across and z deep before it is aimed. */
  beam(a: Vec3, b: Vec3, size: Vec2, { round = 0, ...put }: Put & { readonly round?: number } = {}): this {
    const middle: Vec3 = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
    return this.add(roundedBox([size[0], distance(a, b), size[1]], round), {
      ...put,
      at: middle,
      toward: subtract(b, a),
    });
  }

  /** A tube along a smooth path. */
  tube(path: Path, radius: RadiusAlong, options: Put & TubeOptions = {}): this {
    return this.add(tube(pathPoints(path), radius, options), options);
  }

  /** A torus lying in the xz plane; `arc` in degrees, from +Z towards +X. */
  ring(
    radius: number,
    thickness: RadiusAlong,
    options: Put & TubeOptions & { readonly arc?: number; readonly around?: number } = {},
  ): this {
    const { arc = 360, around = 33, ...rest } = options;
    const count = Math.max(6, Math.ceil((arc * around) / 360));
    const closed = arc >= 360;
    const points = Array.from({ length: closed ? count : count + 1 }, (_, index): Vec3 => {
      const angle = ((index / count) * arc * Math.PI) / 180;
      return [radius * Math.sin(angle), 0, radius * Math.cos(angle)];
    });
    return this.add(tube(points, thickness, { up: [0, 1, 0], straight: true, ...rest, closed }), rest);
  }

  /** An outline in the xy plane, `depth` thick about z = 0; written out, it is a smooth closed curve. */
  plate(outline: readonly Vec2[] | string, depth: number, options: Put & ExtrudeOptions = {}): this {
    const points = typeof outline === 'string' ? outlines.smooth(outline) : outline;
    return this.add(extrude(points, depth, options), options);
  }

  /** A cushion: an outline in the xy plane, star-shaped about its middle, that swells to `depth`. */
  puff(outline: readonly Vec2[] | string, depth: number, put: Put = {}): this {
    return this.add(puff(typeof outline === 'string' ? outlines.smooth(outline) : outline, depth), put);
  }

  /** A leaf or petal from the origin up, its face towards +Z. */
  leaf(length: number, width: number, options: Put & SheetOptions = {}): this {
    return this.add(leafSheet(length, width, options), options);
  }

  /** A thin sheet given by a function of u and v in 0…1. */
  sheet(columns: number, rows: number, at: (u: number, v: number) => Vec3, put: Put = {}): this {
    return this.add(
      gridSheet(columns, rows, (u, v) => ({ position: at(u, v), coord: at(u, v) })),
      put,
    );
  }

  /** A cut stone about the origin, its table up; `size` is its width, height and depth. */
  gem(cut: GemCut, size: Vec3, put: Put = {}): this {
    return this.add(cutStone(cut, size), put);
  }

  /** A prism with a pointed tip. */
  crystal(radius: number, height: number, { sides = 6, ...put }: Put & { readonly sides?: number } = {}): this {
    const shoulder = height - radius * 1.3;
    return this.add(
      revolve([[0, 0], [radius * 0.9, 0], [radius, shoulder * 0.9], [radius * 0.96, shoulder], [0, height]], { straight: true, faceted: true, segments: sides }),
      put,
    ); // prettier-ignore
  }

  rock(radii: number | Vec3, options: Put & RockOptions = {}): this {
    const three: Vec3 = typeof radii === 'number' ? [radii, radii, radii] : radii;
    return this.add(
      rock(three, () => this.random.next(), options),
      options,
    );
  }

  /** The convex hull of points, faces flat. */
  hull(points: readonly Vec3[], put: Put = {}): this {
    return this.add(convexHull(points), put);
  }

  /** Bodies that flow into each other over the length `smoothing`; `resolution` grid cells along the longest side. */
  blend(
    smoothing: number,
    fill: (blend: Blend) => void,
    { resolution = 44, ...put }: Put & { readonly resolution?: number } = {},
  ): this {
    const blend = new Blend(put.part ?? this.current);
    fill(blend);
    return this.add(polygonise(blend, smoothing, resolution), put);
  }

  /** A place in the building order, for `scatter`. */
  mark(): number {
    return this.sink.indices.length;
  }

  /**
   * Builds up to `count` times at random places of the surface built since `mark`, +Y along the surface's normal.
   */
  scatter(mark: number, count: number, options: ScatterOptions, build: (index: number) => void): this {
    const outer = this.transform;
    const scale = Math.cbrt(Math.abs(determinant(outer)));
    scatterFrames(this.sink, mark, count, options, this.random).forEach((frame, index) => {
      this.inFrame(compose(frame, fromPlacement({ scale })), () => build(index));
    });
    return this;
  }

  /**
   * Names the place for attachments of one relation ("on", "in", "holding"); without it the bounds decide. Further names:
   * - `seat`: where a rider's hips come, or the feet of what cannot ride; `room` is how tall the rider is, standing.
   * - `hips`: what comes to a seat when this object rides; `room` is its own height, standing.
   * - `neck`: the middle of what is worn round the neck; `room` is the neck's width.
   */
  anchor(relation: string, at: Vec3, room: number, tilt = 0): this {
    const scale = Math.cbrt(Math.abs(determinant(this.transform)));
    this.anchors.set(relation, { at: applyToPoint(this.transform, at), room: room * scale, tilt });
    return this;
  }

  /** The box round everything built so far, in the outermost frame. */
  bounds(): { low: readonly [number, number, number]; high: readonly [number, number, number] } {
    return boundsOf(this.sink.positions);
  }

  /** Adds a primitive made elsewhere. */
  add(patch: Patch, put: Put = {}): this {
    const fallback = put.part ?? this.current;
    const names = patch.partByTriangle;
    if (!names) {
      if (this.present(fallback)) this.addTriangles(patch, fallback, put);
      return this;
    }
    for (const name of new Set(names)) {
      if (!this.present(name)) continue;
      const indices = patch.indices.filter((_, index) => names[Math.floor(index / 3)] === name);
      this.addTriangles({ ...patch, indices }, name, put);
    }
    return this;
  }

  finish(): Mesh {
    return this.sink.finish();
  }

  private inFrame(transform: Transform, build: () => void): this {
    const { transform: outer, current, currentTint } = this;
    this.transform = transform;
    build();
    this.transform = outer;
    this.current = current;
    this.currentTint = currentTint;
    return this;
  }

  private addTriangles(patch: Patch, part: string, put: Put): void {
    const m = compose(this.transform, fromPlacement(put));
    const { positions, normals, coords, indices } = withNormals(patch);
    const [sx, sy, sz] = axisScales(m);
    const normalMap = normalTransform(m);
    const { sink } = this;
    const partIndex = sink.partIndex(part);
    const piece = sink.nextPiece(partIndex);
    const tint = (put.tint ?? 1) * this.currentTint;
    const sheet = patch.sheet ? 1 : 0;
    const flipped = determinant(m) < 0;
    const madeOf = new Int32Array(positions.length / 3).fill(-1);

    const vertexOf = (vertex: number): number => {
      const known = madeOf[vertex]!;
      if (known >= 0) return known;
      const made = sink.vertexCount;
      madeOf[vertex] = made;
      const at = vertex * 3;
      const px = positions[at]!;
      const py = positions[at + 1]!;
      const pz = positions[at + 2]!;
      sink.positions.push(
        m[0]! * px + m[1]! * py + m[2]! * pz + m[3]!,
        m[4]! * px + m[5]! * py + m[6]! * pz + m[7]!,
        m[8]! * px + m[9]! * py + m[10]! * pz + m[11]!,
      );
      pushNormal(sink.normals, normalMap, normals[at]!, normals[at + 1]!, normals[at + 2]!);
      const x = coords[at]! * sx;
      const y = coords[at + 1]! * sy;
      const z = coords[at + 2]! * sz;
      if (put.grain === 'x') sink.coords.push(z, x, y);
      else if (put.grain === 'z') sink.coords.push(y, z, x);
      else sink.coords.push(x, y, z);
      sink.tints.push(tint);
      sink.partOf.push(partIndex);
      sink.pieces.push(piece);
      sink.sheets.push(sheet);
      return made;
    };
    for (let index = 0; index < indices.length; index += 3) {
      const a = vertexOf(indices[index]!);
      const b = vertexOf(indices[index + 1]!);
      const c = vertexOf(indices[index + 2]!);
      if (flipped) sink.indices.push(a, c, b);
      else sink.indices.push(a, b, c);
    }
  }
}

/**
 * What normals are multiplied with, [3, 3] row-major: the cofactors of the linear part, with the determinant's sign.
 * Right for any scaling and, unlike the inverse, always there.
 */
function normalTransform(m: Transform): readonly number[] {
  const sign = determinant(m) < 0 ? -1 : 1;
  return [
    m[5]! * m[10]! - m[6]! * m[9]!,
    m[6]! * m[8]! - m[4]! * m[10]!,
    m[4]! * m[9]! - m[5]! * m[8]!,
    m[2]! * m[9]! - m[1]! * m[10]!,
    m[0]! * m[10]! - m[2]! * m[8]!,
    m[1]! * m[8]! - m[0]! * m[9]!,
    m[1]! * m[6]! - m[2]! * m[5]!,
    m[2]! * m[4]! - m[0]! * m[6]!,
    m[0]! * m[5]! - m[1]! * m[4]!,
  ].map((value) => value * sign);
}

function pushNormal(normals: number[], k: readonly number[], nx: number, ny: number, nz: number): void {
  const x = k[0]! * nx + k[1]! * ny + k[2]! * nz;
  const y = k[3]! * nx + k[4]! * ny + k[5]! * nz;
  const z = k[6]! * nx + k[7]! * ny + k[8]! * nz;
  const length = Math.sqrt(x * x + y * y + z * z) || 1;
  normals.push(x / length, y / length, z / length);
}
