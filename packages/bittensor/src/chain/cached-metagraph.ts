import { toAppError, type Logger } from '@404-gen/service-kit';
import type { Metagraph, MetagraphSource } from '../metagraph.ts';
import { parseMetagraph } from '../static-metagraph.ts';

/** One small file; `replace` leaves the old content or the new, never a part of either. */
export interface CacheFile {
  read(): Promise<Uint8Array | undefined>;
  replace(content: string): Promise<void>;
}

export interface CachedMetagraphOptions {
  readonly source: MetagraphSource;
  readonly file: CacheFile;
  /** Which chain this is: what was kept of another is not used. */
  readonly network: string;
  readonly netuid: number;
  readonly logger: Logger;
}

interface Kept {
  readonly network: string;
  readonly readAtMs: number;
  /** In the format of metagraph files. */
  readonly metagraph: object;
}

/**
 * A source that keeps the last metagraph it gave, and gives that one when the first read of a process fails. Later
 * failures are thrown: who reads has a newer one by then. `readAtMs` tells how old it is.
 */
export function createCachedMetagraph(options: CachedMetagraphOptions): MetagraphSource {
  const { source, file, network, netuid, logger } = options;
  let given = false;

  const load = async (): Promise<Metagraph | undefined> => {
    try {
      const content = await file.read();
      if (!content) return undefined;
      const kept = JSON.parse(Buffer.from(content).toString()) as Partial<Kept>;
      if (kept.network !== network || !Number.isFinite(kept.readAtMs)) return undefined;
      const metagraph = parseMetagraph(JSON.stringify(kept.metagraph), 'the kept metagraph');
      return metagraph.netuid === netuid ? { ...metagraph, readAtMs: kept.readAtMs as number } : undefined;
    } catch (error) {
      logger.warn({ err: toAppError(error, 'CHAIN_CACHE') }, 'the kept metagraph cannot be used');
      return undefined;
    }
  };

  const save = async ({ readAtMs = Date.now(), ...metagraph }: Metagraph): Promise<void> => {
    try {
      const kept: Kept = { network, readAtMs, metagraph };
      await file.replace(JSON.stringify(kept));
    } catch (error) {
      logger.warn({ err: toAppError(error, 'CHAIN_CACHE') }, 'the metagraph cannot be kept');
    }
  };

  return {
    description: source.description,
    async read(signal) {
      try {
        const metagraph = await source.read(signal);
        given = true;
        await save(metagraph);
        return metagraph;
      } catch (error) {
        const err = toAppError(error);
        const kept = given || err.code.startsWith('CANCELLED_') ? undefined : await load();
        if (!kept) throw error;
        given = true;
        const ageSeconds = Math.round((Date.now() - (kept.readAtMs ?? 0)) / 1000);
        logger.warn(
          { err, block: kept.block, ageSeconds },
          'the chain cannot be read; the last metagraph kept is used',
        );
        return kept;
      }
    },
    close: () => source.close(),
  };
}
