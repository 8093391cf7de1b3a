import type { Metagraph, MetagraphSource, Neuron } from '@404-gen/bittensor';
import { toAppError, type Logger } from '@404-gen/service-kit';
import type { Clock } from './clock.ts';
import { minerError } from './errors.ts';
import type { MinerMetrics } from './metrics.ts';

interface MetagraphWatchOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: MinerMetrics;
  readonly source: MetagraphSource;
  readonly netuid: number;
  readonly ownHotkey: string;
  readonly onChange: (metagraph: Metagraph) => void;
}

/** Longest wait for the metagraph; the old one serves meanwhile. */
const READ_TIMEOUT_MS = 60_000;

/** Keeps the newest metagraph. When it cannot be read again the old one stays in use. */
export class MetagraphWatch {
  readonly #options: MetagraphWatchOptions;
  #current: { metagraph: Metagraph; readAtMs: number } | undefined;

  constructor(options: MetagraphWatchOptions) {
    this.#options = options;
  }

  get metagraph(): Metagraph | undefined {
    return this.#current?.metagraph;
  }

  get ageSeconds(): number {
    return this.#current ? (this.#options.clock.nowMs() - this.#current.readAtMs) / 1000 : 0;
  }

  /** Our own entry, or undefined while the hotkey is not registered. */
  get self(): Neuron | undefined {
    return this.metagraph?.neurons.find((neuron) => neuron.hotkey === this.#options.ownHotkey);
  }

  /** @throws AppError of the source, or `CONFIG_NETUID` */
  async read(): Promise<void> {
    const { source, clock, logger, metrics, netuid, ownHotkey, onChange } = this.#options;
    const metagraph = await source.read(AbortSignal.timeout(READ_TIMEOUT_MS));
    if (metagraph.netuid !== netuid) {
      throw minerError(
        'CONFIG_NETUID',
        `netuid: ${source.description} is of subnet ${metagraph.netuid}, while netuid is ${netuid}`,
        { details: { key: 'netuid' } },
      );
    }
    for (const before of this.metagraph?.neurons ?? []) {
      // Another hotkey on the same uid is another validator: what the former said is no longer true.
      const now = metagraph.neurons.find((neuron) => neuron.uid === before.uid);
      if (now?.hotkey !== before.hotkey) metrics.forgetFeedback(before.uid);
    }
    this.#current = { metagraph, readAtMs: clock.nowMs() };
    onChange(metagraph);
    logger.info({ block: metagraph.block, neurons: metagraph.neurons.length }, 'metagraph read');
    if (!this.self) {
      logger.warn(
        { account: ownHotkey, netuid },
        'the hotkey is not registered on this subnet; validators will send it away for an hour each time',
      );
    }
  }

  /** Reads again; a failure is logged and counted, and nothing else. */
  async refresh(): Promise<void> {
    try {
      await this.read();
    } catch (error) {
      const err = toAppError(error);
      this.#options.metrics.metagraphFailed();
      this.#options.logger.warn(
        { err, ageSeconds: Math.round(this.ageSeconds) },
        'metagraph cannot be read; the old one stays in use',
      );
    }
  }
}
