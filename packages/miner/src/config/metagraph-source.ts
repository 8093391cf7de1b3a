import { createStaticMetagraph, type MetagraphSource } from '@404-gen/bittensor';
import { minerError } from '../errors.ts';
import type { MinerSettings } from './schema.ts';

/** Where the neurons of the subnet are read. @throws AppError `CONFIG_NO_METAGRAPH` */
export function metagraphSource(settings: MinerSettings): MetagraphSource {
  const file = settings['metagraph.file'];
  if (file !== undefined) return createStaticMetagraph(file);
  throw minerError('CONFIG_NO_METAGRAPH', 'metagraph.file: is required', { details: { key: 'metagraph.file' } });
}
