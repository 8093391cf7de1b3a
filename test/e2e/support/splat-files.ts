import { checkDecoded, readSplatFile } from '../../../packages/splat/dist/index.js';

/** Splats in a PLY or SPZ file that a validator would score. */
export async function readSplat(bytes: Uint8Array): Promise<number> {
  const cloud = await readSplatFile(bytes);
  const { valid, reasons } = checkDecoded(cloud);
  if (!valid) throw new Error(reasons.map((reason) => reason.message).join('; '));
  return cloud.count;
}
