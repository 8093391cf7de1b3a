import { assertSound } from '../cloud-ops.ts';
import type { GaussianCloud } from '../cloud.ts';
import { plySlots } from './ply-layout.ts';

/**
 * The cloud as a binary little-endian PLY, header and properties exactly as upstream's generator writes them, so that
 * the subnet's SPZ packer takes it: no comment, no second element, `property float` only.
 *
 * Throws `NUMERIC_CLOUD` when a value is not finite or a quaternion has no length.
 */
export function writePly(cloud: GaussianCloud): Uint8Array {
  assertSound(cloud);
  const slots = plySlots(cloud);
  const header = Buffer.from(
    [
      'ply',
      'format binary_little_endian 1.0',
      `element vertex ${cloud.count}`,
      ...slots.map((slot) => `property float ${slot.name}`),
      'end_header\n',
    ].join('\n'),
    'latin1',
  );
  const rowBytes = slots.length * 4;
  const file = new Uint8Array(header.length + cloud.count * rowBytes);
  file.set(header);
  const rows = new DataView(file.buffer, header.length);
  slots.forEach(({ values, offset, stride }, column) => {
    if (values === undefined) return;
    for (let splat = 0; splat < cloud.count; splat++) {
      rows.setFloat32(splat * rowBytes + column * 4, values[splat * stride + offset]!, true);
    }
  });
  return file;
}
