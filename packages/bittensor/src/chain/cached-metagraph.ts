import { setTimeout as delay } from 'node:timers/promises';
import { AppError, toAppError, type Logger } from '@404-gen/service-kit';
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
  /** Longest wait for the first read when there is one to use instead. Default 15 s. */
  readonly patienceMs?: number;
}

interface Kept {
  readonly network: string;
  readonly readAtMs: number;
  /** In the format of metagraph files. */
  readonly metagraph: object;
}

const PATIENCE_MS = 15_000;

/**
 * A source that keeps the last metagraph it gave, and gives that one when the first read of a process fails or
 * takes long. Later failures are thrown: who reads has a newer one by then. `readAtMs` tells how old it is.
 */
export function createCachedMetagraph(options: CachedMetagraphOptions): MetagraphSource {
  const { source, file, network, netuid, logger, patienceMs = PATIENCE_MS } = options;
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

  const fresh = async (signal: AbortSignal | undefined): Promise<Metagraph> => {
    const metagraph = await source.read(signal);
    await save(metagraph);
    return metagraph;
  };

  /** The kept one, for a read that fails or lets wait. */
  const first = async (signal: AbortSignal | undefined): Promise<Metagraph> => {
    const reading = fresh(signal);
    const waited = new AbortController();
    const patience = delay(patienceMs, 'slow' as const, { signal: waited.signal, ref: false });
    const outcome = await Promise.race([reading.catch(toAppError), patience]);
    waited.abort();
    patience.catch(() => undefined);
    if (outcome !== 'slow' && !(outcome instanceof AppError)) return outcome;
    const cancelled = outcome !== 'slow' && outcome.code.startsWith('CANCELLED_');
    const kept = cancelled ? undefined : await load();
    // Without one there is nothing better than the read itself; with one it goes on, and is kept for the next time.
    if (!kept) return reading;
    const ageSeconds = Math.round((Date.now() - (kept.readAtMs ?? 0)) / 1000);
    const reason = outcome === 'slow' ? `no answer within ${patienceMs} ms` : outcome.message;
    logger.warn({ reason, block: kept.block, ageSeconds }, 'the chain cannot be read; the last metagraph kept is used');
    return kept;
  };

  return {
    description: source.description,
    async read(signal) {
      const metagraph = await (given ? fresh(signal) : first(signal));
      given = true;
      return metagraph;
    },
    close: () => source.close(),
  };
}
