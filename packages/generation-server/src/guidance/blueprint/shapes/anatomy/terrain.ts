import type { MeshBuilder, Put } from '../mesh-builder.ts';
import { add, cross, lengthOf, scaleBy, subtract, type Vec3 } from '../vec.ts';

export interface TerrainSpec {
  /** Distance of the rim from the y axis at an angle in radians, from +X towards +Z. */
  readonly rim: (angle: number) => number;
  /** Height of the ground. */
  readonly height: (x: number, z: number) => number;
  /** Height of the underside; level at y = 0 where left out. */
  readonly under?: (x: number, z: number) => number;
  /** Part that paints a place; `normalY` is 1 on level ground, 0 on a cliff. The underside goes by `underPart`. */
  readonly part: (at: Vec3, normalY: number) => string;
  readonly underPart: string;
  /** Circles between the middle and the rim, and points on each. */
  readonly rings?: number;
  readonly columns?: number;
  readonly creaseDegrees?: number;
}

/** A closed piece of land: ground and underside over one outline, joined by a skirt along the rim. */
export function terrain(b: MeshBuilder, spec: TerrainSpec, put: Put = {}): void {
  const { rings = 36, columns = 80, under = () => 0, underPart } = spec;
  const positions: number[] = [];
  const indices: number[] = [];
  const place = (ring: number, column: number): readonly [number, number] => {
    const angle = (column / columns) * 2 * Math.PI;
    const reach = (ring / rings) * spec.rim(angle);
    return [reach * Math.cos(angle), reach * Math.sin(angle)];
  };
  const layer = (height: (x: number, z: number) => number): number => {
    const start = positions.length / 3;
    positions.push(0, height(0, 0), 0);
    for (let ring = 1; ring <= rings; ring++)
      for (let column = 0; column < columns; column++) {
        const [x, z] = place(ring, column);
        positions.push(x, height(x, z), z);
      }
    return start;
  };
  const vertex = (start: number, ring: number, column: number): number =>
    ring === 0 ? start : start + 1 + (ring - 1) * columns + (column % columns);
  const fill = (start: number, up: boolean): void => {
    for (let ring = 0; ring < rings; ring++)
      for (let column = 0; column < columns; column++) {
        const [a, c] = [vertex(start, ring, column), vertex(start, ring + 1, column)];
        const [d, e] = [vertex(start, ring + 1, column + 1), vertex(start, ring, column + 1)];
        if (up) indices.push(a, d, c);
        else indices.push(a, c, d);
        if (ring === 0) continue;
        if (up) indices.push(a, e, d);
        else indices.push(a, d, e);
      }
  };

  const ground = layer(spec.height);
  fill(ground, true);
  const partByTriangle: string[] = [];
  const corner = (index: number): Vec3 => [
    positions[indices[index]! * 3]!,
    positions[indices[index]! * 3 + 1]!,
    positions[indices[index]! * 3 + 2]!,
  ];
  for (let index = 0; index < indices.length; index += 3) {
    const [p, q, r] = [corner(index), corner(index + 1), corner(index + 2)];
    const normal = cross(subtract(q, p), subtract(r, p));
    const middle = scaleBy(add(add(p, q), r), 1 / 3);
    partByTriangle.push(spec.part(middle, normal[1] / (lengthOf(normal) || 1)));
  }
  const below = layer(under);
  fill(below, false);
  for (let column = 0; column < columns; column++) {
    const [a, c] = [vertex(ground, rings, column), vertex(ground, rings, column + 1)];
    const [d, e] = [vertex(below, rings, column), vertex(below, rings, column + 1)];
    indices.push(a, c, d, c, e, d);
  }
  while (partByTriangle.length < indices.length / 3) partByTriangle.push(underPart);
  b.add({ positions, indices, partByTriangle, creaseDegrees: spec.creaseDegrees ?? 40 }, put);
}
