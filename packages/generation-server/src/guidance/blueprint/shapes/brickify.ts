import { clamp } from './vec.ts';
import type { Scene } from '../target/scene.ts';
import { boundsOf } from './mesh.ts';
import { MeshBuilder } from './mesh-builder.ts';

/** Bricks along the longest side, and a brick's height as a share of its width. */
const BRICKS_LONG = 19;
const BRICK_HEIGHT = 0.82;

/**
 * The same object built of toy bricks: its surface is sampled on a grid, every cell hit becomes a brick of the paint
 * that covers most of it, and bricks with nothing on top show a stud.
 */
export function brickify({ mesh, paints }: Scene): Scene {
  const { low, high } = boundsOf(mesh.positions);
  const width = Math.max(high[0] - low[0], high[1] - low[1], high[2] - low[2]) / BRICKS_LONG;
  const height = width * BRICK_HEIGHT;
  const cells = new Map<string, Map<number, number>>();
  const cellOf = (x: number, y: number, z: number): [number, number, number] => [
    Math.floor((x - low[0]) / width),
    Math.floor((y - low[1]) / height),
    Math.floor((z - low[2]) / width),
  ];
  for (let triangle = 0; triangle < mesh.indices.length; triangle += 3) {
    const [a, b, c] = [mesh.indices[triangle]!, mesh.indices[triangle + 1]!, mesh.indices[triangle + 2]!];
    const edge = Math.max(
      edgeLength(mesh.positions, a, b),
      edgeLength(mesh.positions, b, c),
      edgeLength(mesh.positions, c, a),
    );
    const steps = clamp(Math.ceil((edge / width) * 2.5), 1, 80);
    for (let i = 0; i <= steps; i++) {
      for (let j = 0; i + j <= steps; j++) {
        const [wb, wc] = [i / steps, j / steps];
        const wa = 1 - wb - wc;
        // Inwards by a tenth, so that a surface on a cell border does not fill both sides.
        const [x, y, z] = [0, 1, 2].map(
          (axis) =>
            wa * mesh.positions[a * 3 + axis]! +
            wb * mesh.positions[b * 3 + axis]! +
            wc * mesh.positions[c * 3 + axis]! -
            0.12 * width * mesh.normals[a * 3 + axis]!,
        ) as [number, number, number];
        const key = cellOf(x, y, z).join();
        const votes = cells.get(key) ?? new Map<number, number>();
        const part = mesh.partOf[a]!;
        votes.set(part, (votes.get(part) ?? 0) + 1);
        cells.set(key, votes);
      }
    }
  }

  const b = new MeshBuilder({ seed: 1 });
  const name = (part: number): string => `brick ${part}`;
  for (const [key, votes] of cells) {
    const [x, y, z] = key.split(',').map(Number) as [number, number, number];
    const part = [...votes].sort((left, right) => right[1] - left[1])[0]![0];
    const centre = [(x + 0.5) * width, (y + 0.5) * height, (z + 0.5) * width] as const;
    const neighbours = [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]] as const; // prettier-ignore
    if (neighbours.every(([dx, dy, dz]) => cells.has([x + dx, y + dy, z + dz].join()))) continue;
    b.part(name(part)).tint(0.95 + 0.1 * (((x * 7 + y * 13 + z * 29) % 8) / 8));
    b.box([width * 0.97, height * 0.97, width * 0.97], { at: centre });
    if (!cells.has([x, y + 1, z].join())) {
      b.cylinder(width * 0.3, height * 0.24, { at: [centre[0], centre[1] + height * 0.48, centre[2]], segments: 8 });
    }
  }
  const built = b.finish();
  return { mesh: built, paints: built.parts.map((each) => paints[Number(each.split(' ')[1])]!) };
}

function edgeLength(positions: Float32Array, a: number, b: number): number {
  return Math.hypot(
    positions[a * 3]! - positions[b * 3]!,
    positions[a * 3 + 1]! - positions[b * 3 + 1]!,
    positions[a * 3 + 2]! - positions[b * 3 + 2]!,
  );
}
