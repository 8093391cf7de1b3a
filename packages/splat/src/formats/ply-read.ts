import { createCloud, shRestCoefficients, type GaussianCloud, type ShDegree } from '../cloud.ts';
import { describeFlaw, findFlaw } from '../cloud-ops.ts';
import { formatError } from './format-error.ts';
import { MAX_SPLATS } from './limits.ts';
import { parsePlyHeader, type PlyElement } from './ply-header.ts';
import { plySlots, type PlySlot } from './ply-layout.ts';
import { createPlyValues, type PlyValues } from './ply-values.ts';

/**
 * Reads a splat PLY: ASCII or binary of either endianness, properties in any order and of any scalar type. Properties
 * and elements of no use to a splat are skipped, lists included; so is whatever follows the vertices.
 *
 * Throws `FORMAT_PLY_MAGIC`, `…_HEADER`, `…_COUNT` (no splats, or more than 10 million), `…_PROPERTY` (one is missing,
 * is a list, or f_rest does not make up a degree), `…_TRUNCATED`, `…_VALUE` (NaN, infinity, a quaternion of length 0, not
 * a number). Counts are checked against the bytes there are before anything is allocated.
 */
export function readPly(bytes: Uint8Array): GaussianCloud {
  const header = parsePlyHeader(bytes);
  const values = createPlyValues(bytes, header);
  for (const element of header.elements) {
    if (element.name === 'vertex') return readVertices(element, values);
    skipElement(element, values);
  }
  throw formatError('FORMAT_PLY_PROPERTY', 'The PLY has no element "vertex"');
}

function readVertices(vertex: PlyElement, values: PlyValues): GaussianCloud {
  if (vertex.count === 0) throw formatError('FORMAT_PLY_COUNT', 'The PLY has no splats');
  if (vertex.count > MAX_SPLATS) {
    throw formatError('FORMAT_PLY_COUNT', `The PLY claims ${vertex.count} splats; at most ${MAX_SPLATS} are read`);
  }
  const shDegree = shDegreeOf(vertex);
  values.assertHolds(vertex);
  assertProperties(vertex, shDegree);

  const cloud = createCloud(vertex.count, shDegree);
  const slots = new Map(plySlots(cloud).map((slot) => [slot.name, slot]));
  const columns = vertex.properties.map((property) => ({ property, slot: slots.get(property.name) }));
  for (let row = 0; row < vertex.count; row++) {
    values.startRow(vertex, row);
    for (const { property, slot } of columns) {
      if (slot?.values !== undefined) slot.values[row * slot.stride + slot.offset] = values.next(property.type);
      else if (property.countType === undefined) values.skip(property.type, 1);
      else values.skip(property.type, listLength(values.next(property.countType), property.name));
    }
    values.endRow();
  }
  assertSplatsSound(cloud, slots);
  return cloud;
}

function skipElement(element: PlyElement, values: PlyValues): void {
  values.assertHolds(element);
  if (element.properties.length === 0) return;
  for (let row = 0; row < element.count; row++) {
    values.startRow(element, row);
    for (const { name, type, countType } of element.properties) {
      values.skip(type, countType === undefined ? 1 : listLength(values.next(countType), name));
    }
    values.endRow();
  }
}

function listLength(count: number, name: string): number {
  if (Number.isInteger(count) && count >= 0) return count;
  throw formatError('FORMAT_PLY_VALUE', `PLY: a list ${JSON.stringify(name.slice(0, 40))} claims ${count} items`);
}

function shDegreeOf(vertex: PlyElement): ShDegree {
  const present = vertex.properties.filter(({ name }) => name.startsWith('f_rest_')).length;
  const degree = ([0, 1, 2, 3] as const).find((candidate) => shRestCoefficients(candidate) * 3 === present);
  if (degree !== undefined) return degree;
  throw formatError(
    'FORMAT_PLY_PROPERTY',
    `The PLY has ${present} properties f_rest; spherical harmonics take 0, 9, 24 or 45`,
  );
}

function assertProperties(vertex: PlyElement, shDegree: ShDegree): void {
  const byName = new Map(vertex.properties.map((property) => [property.name, property]));
  const wanted = plySlots(createCloud(0, shDegree)).filter((slot) => slot.values !== undefined);
  const missing = wanted.filter(({ name }) => !byName.has(name)).map(({ name }) => name);
  if (missing.length > 0) {
    throw formatError('FORMAT_PLY_PROPERTY', `The PLY lacks ${missing.join(', ')}`, { details: { missing } });
  }
  const list = wanted.find(({ name }) => byName.get(name)?.countType !== undefined);
  if (list !== undefined) {
    throw formatError('FORMAT_PLY_PROPERTY', `PLY property ${list.name} is a list; a splat has one value of it`);
  }
}

function assertSplatsSound(cloud: GaussianCloud, slots: ReadonlyMap<string, PlySlot>): void {
  const flaw = findFlaw(cloud);
  if (flaw === undefined) return;
  const property = [...slots.values()].find(
    (slot) => slot.values === cloud[flaw.attribute] && slot.offset === flaw.component,
  )?.name;
  const what =
    flaw.value === 0 ? describeFlaw(flaw) : `${property ?? flaw.attribute} of splat ${flaw.splat} is ${flaw.value}`;
  throw formatError('FORMAT_PLY_VALUE', `PLY: ${what}`, { details: { property, index: flaw.splat } });
}
