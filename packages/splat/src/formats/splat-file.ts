import type { GaussianCloud } from '../cloud.ts';
import { formatError } from './format-error.ts';
import { isPly } from './ply-header.ts';
import { readPly } from './ply-read.ts';
import { decodeSpz, isSpz } from './spz.ts';

export type SplatFormat = 'ply' | 'spz';

/** The format a file starts as; undefined when none that is known. */
export function sniffSplatFormat(bytes: Uint8Array): SplatFormat | undefined {
  if (isPly(bytes)) return 'ply';
  return isSpz(bytes) ? 'spz' : undefined;
}

/** Reads a PLY or an SPZ, whichever it is. Throws `FORMAT_UNKNOWN`, and what `readPly` and `decodeSpz` throw. */
export async function readSplatFile(bytes: Uint8Array): Promise<GaussianCloud> {
  switch (sniffSplatFormat(bytes)) {
    case 'ply':
      return readPly(bytes);
    case 'spz':
      return decodeSpz(bytes);
    case undefined:
      throw formatError('FORMAT_UNKNOWN', 'Neither a PLY nor an SPZ file');
  }
}
