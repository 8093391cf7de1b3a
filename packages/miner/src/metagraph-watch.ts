import type { Metagraph, MetagraphSource, Neuron } from '@404-gen/bittensor';
import { toAppError, type AppError, type Logger } from '@404-gen/service-kit';
import { backoffMs, type Clock, type Random } from './clock.ts';
import { minerError } from './errors.ts';
import type { MinerMetrics } from './metrics.ts';
import { Notifier } from './notifier.ts';

interface MetagraphWatchOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly metrics: MinerMetrics;
  readonly source: MetagraphSource;
  readonly netuid: number;
  readonly ownHotkey: string;
  readonly syncIntervalMs: number;
  /** What to do when the own hotkey is not in the metagraph. */
  readonly registrationAdvice: string;
  readonly onChange: (metagraph: Metagraph) => void;
  /** Called for a validator that serves at another address than before. */
  readonly onMoved: (hotkey: string) => void;
}

/** Longest wait for the metagraph, for all endpoints of a chain together; the old one serves meanwhile. */
const READ_TIMEOUT_MS = 240_000;

/** Scheduled reads are spread by this share, so that not all miners ask at the same moment. */
const JITTER = 0.1;

/** After a read that failed. */
const RETRY_INITIAL_MS = 15_000;

/** Between a read and the next that a validator's answer asks for. */
const MIN_RESYNC_MS = 30_000;

/** Statuses of a validator that may have changed its hotkey (401) or its address (no connection: 503). */
const SUSPECT_STATUSES: ReadonlySet<number | null> = new Set([401, 503]);

/** Faults of the chain that trying again does not mend; they stop the start. */
const FATAL_AT_START: ReadonlySet<string> = new Set(['CHAIN_NO_SUBNET', 'CHAIN_NOT_REGISTERED']);

/** A metagraph older than this was kept from earlier, or comes from a stalled node. */
const OLD_SECONDS = 600;

/** Keeps the newest metagraph. When it cannot be read the old one stays in use, and none is no reason to stop. */
export class MetagraphWatch {
  readonly #options: MetagraphWatchOptions;
  readonly #wanted = new Notifier();
  /** Validators that caused a read since the last scheduled one: once is enough for those that are simply away. */
  readonly #suspected = new Set<string>();
  #current: { metagraph: Metagraph; readAtMs: number } | undefined;
  #lastReadMs = -Infinity;
  #failures = 0;
  #resync = false;

  constructor(options: MetagraphWatchOptions) {
    this.#options = options;
  }

  get metagraph(): Metagraph | undefined {
    return this.#current?.metagraph;
  }

  get ageSeconds(): number {
    return this.#current ? Math.max(0, (this.#options.clock.nowMs() - this.#current.readAtMs) / 1000) : 0;
  }

  /** Our own entry, or undefined while the hotkey is not registered. */
  get self(): Neuron | undefined {
    return this.metagraph?.neurons.find((neuron) => neuron.hotkey === this.#options.ownHotkey);
  }

  /**
   * The first read. A chain that cannot be read is tried again later; the miner has no validators until then.
   *
   * @throws AppError of settings that are wrong, `CONFIG_NETUID`, `CHAIN_NO_SUBNET`, or `CHAIN_NOT_REGISTERED` when the
   * chain says so now
   */
  async start(): Promise<void> {
    try {
      await this.#read(true);
    } catch (error) {
      const err = toAppError(error);
      // A file that cannot be read is a wrong setting; a chain that cannot, or not in time, is bad luck.
      if (!/^(?:CHAIN|CANCELLED)_/.test(err.code) || FATAL_AT_START.has(err.code)) throw err;
      this.#failed(err);
    }
  }

  /** Notes how a validator failed to answer, which may mean that it is another or elsewhere by now. */
  suspect(hotkey: string, statusCode: number | null): void {
    if (!SUSPECT_STATUSES.has(statusCode) || this.#suspected.has(hotkey)) return;
    this.#suspected.add(hotkey);
    this.#resync = true;
    this.#wanted.notify();
  }

  /** Waits until a read is due, or wanted, and reads. A failure is logged and counted, and nothing else. */
  async step(signal: AbortSignal): Promise<void> {
    const { clock, random, syncIntervalMs, logger } = this.#options;
    const pauseMs =
      this.#failures > 0
        ? backoffMs(this.#failures, Math.min(RETRY_INITIAL_MS, syncIntervalMs), syncIntervalMs, random)
        : syncIntervalMs * (1 - JITTER + 2 * JITTER * random());
    if (!this.#resync) await this.#wanted.wait(clock, pauseMs, signal);
    if (this.#resync) {
      logger.info({ peers: [...this.#suspected] }, 'a validator may have moved; the metagraph is read again');
      await clock.sleep(Math.max(0, this.#lastReadMs + MIN_RESYNC_MS - clock.nowMs()), signal);
    } else {
      this.#suspected.clear();
    }
    this.#resync = false;
    const over = () => signal.aborted;
    if (over()) return;
    try {
      await this.#read(false, signal);
    } catch (error) {
      if (!over()) this.#failed(toAppError(error));
    }
  }

  async #read(first: boolean, signal?: AbortSignal): Promise<void> {
    const { source, clock, netuid } = this.#options;
    this.#lastReadMs = clock.nowMs();
    const limit = AbortSignal.timeout(READ_TIMEOUT_MS);
    const metagraph = await source.read(signal ? AbortSignal.any([signal, limit]) : limit);
    if (metagraph.netuid !== netuid) {
      throw minerError(
        'CONFIG_NETUID',
        `netuid: ${source.description} is of subnet ${metagraph.netuid}, while netuid is ${netuid}`,
        { details: { key: 'netuid' } },
      );
    }
    this.#take(metagraph, first);
    // What is old is used, and a newer one soon asked for.
    this.#failures = this.ageSeconds > OLD_SECONDS ? this.#failures + 1 : 0;
  }

  #take(metagraph: Metagraph, first: boolean): void {
    const { clock, logger, metrics, onChange, onMoved } = this.#options;
    const before = this.metagraph?.neurons ?? [];
    this.#current = { metagraph, readAtMs: metagraph.readAtMs ?? clock.nowMs() };
    const now = new Map(metagraph.neurons.map((neuron) => [neuron.hotkey, neuron]));
    for (const was of before) {
      const is = now.get(was.hotkey);
      // Another hotkey on the same uid is another validator: what the former said is no longer true.
      if (is?.uid !== was.uid) metrics.forgetFeedback(was.uid);
      if (is && (is.axon.ip !== was.axon.ip || is.axon.port !== was.axon.port)) {
        this.#suspected.delete(was.hotkey);
        logger.info({ uid: is.uid, peer: is.hotkey, from: was.axon, to: is.axon }, 'a neuron moved');
        onMoved(was.hotkey);
      }
    }
    onChange(metagraph);
    const ageSeconds = Math.round(this.ageSeconds);
    logger.info({ block: metagraph.block, neurons: metagraph.neurons.length, ageSeconds }, 'metagraph read');
    this.#checkRegistration(metagraph, first);
  }

  #checkRegistration(metagraph: Metagraph, first: boolean): void {
    const { ownHotkey, netuid, source, registrationAdvice, logger } = this.#options;
    if (this.self) return;
    const what = `wallet.hotkey: ${ownHotkey} is not registered on subnet ${netuid} of ${source.description} at block ${metagraph.block}`;
    // Only a chain gives times, and an answer kept from earlier may be out of date.
    const recent = metagraph.readAtMs !== undefined && this.ageSeconds < OLD_SECONDS;
    if (first && recent) throw minerError('CHAIN_NOT_REGISTERED', `${what}; ${registrationAdvice}.`);
    logger.warn(
      { account: ownHotkey, netuid, hint: registrationAdvice },
      'the hotkey is not registered on this subnet; validators will send it away for an hour each time',
    );
  }

  #failed(err: AppError): void {
    this.#failures += 1;
    this.#options.metrics.metagraphFailed();
    this.#options.logger.warn(
      { err, ageSeconds: Math.round(this.ageSeconds) },
      this.#current
        ? 'metagraph cannot be read; the old one stays in use'
        : 'there is no metagraph yet; it is tried again',
    );
  }
}
