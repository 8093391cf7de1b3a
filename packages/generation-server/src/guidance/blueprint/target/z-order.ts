import type { Mesh } from '../shapes/mesh.ts';

const CELL_BITS = 10;
const DIGIT_BITS = 10;

/** The triangles of a mesh within [−1, 1]³ by where their centres lie on the Z-order curve: neighbours stay close. */
export function zOrder({ positions, indices }: Mesh): Uint32Array {
  const count = indices.length / 3;
  const codes = new Uint32Array(count);
  const cellOf = (sum: number) =>
    Math.min(2 ** CELL_BITS - 1, Math.max(0, Math.floor((sum / 3 + 1) * 2 ** (CELL_BITS - 1))));
  for (let triangle = 0; triangle < count; triangle++) {
    const a = indices[triangle * 3]! * 3;
    const b = indices[triangle * 3 + 1]! * 3;
    const c = indices[triangle * 3 + 2]! * 3;
    const x = cellOf(positions[a]! + positions[b]! + positions[c]!);
    const y = cellOf(positions[a + 1]! + positions[b + 1]! + positions[c + 1]!);
    const z = cellOf(positions[a + 2]! + positions[b + 2]! + positions[c + 2]!);
    codes[triangle] = (spreadBits(x) << 2) | (spreadBits(y) << 1) | spreadBits(z);
  }
  return sortedByCode(codes);
}

/** Two zeros between any two of the lowest ten bits (Morton codes after Giesen's "Decoding Morton codes", 2009). */
function spreadBits(value: number): number {
  let bits = value;
  bits = (bits | (bits << 16)) & 0x030000ff;
  bits = (bits | (bits << 8)) & 0x0300f00f;
  bits = (bits | (bits << 4)) & 0x030c30c3;
  return (bits | (bits << 2)) & 0x09249249;
}

/** Indices in the order of their codes, equal ones in their own: radix sort from the lowest digit. */
function sortedByCode(codes: Uint32Array): Uint32Array {
  let order = Uint32Array.from(codes.keys());
  let next = new Uint32Array(codes.length);
  const mask = 2 ** DIGIT_BITS - 1;
  for (let shift = 0; shift < 3 * CELL_BITS; shift += DIGIT_BITS) {
    const starts = new Uint32Array(2 ** DIGIT_BITS + 1);
    for (let index = 0; index < codes.length; index++) starts[((codes[index]! >>> shift) & mask) + 1]!++;
    for (let digit = 0; digit < mask; digit++) starts[digit + 1]! += starts[digit]!;
    for (let index = 0; index < order.length; index++) {
      const from = order[index]!;
      next[starts[(codes[from]! >>> shift) & mask]!++] = from;
    }
    [order, next] = [next, order];
  }
  return order;
}
