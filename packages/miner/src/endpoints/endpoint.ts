import { backoffMs, type Clock, type Random } from '../clock.ts';
import type { GenerationClient, ReadyReport } from './generation-client.ts';

/**
 * - `unchecked`: nothing known yet
 * - `ready`: gets work
 * - `not_ready`: answers, and says it is warming up or stopping
 * - `ejected`: failed too often; gets no work until its pause is over and a probe succeeds
 * - `probation`: back from ejection; one task at a time until one succeeds, and one failure ejects it again
 */
export const ENDPOINT_STATES = ['unchecked', 'ready', 'not_ready', 'ejected', 'probation'] as const;
type EndpointState = (typeof ENDPOINT_STATES)[number];

interface EndpointOptions {
  readonly name: string;
  readonly client: GenerationClient;
  readonly clock: Clock;
  readonly random: Random;
  /** When given, the server's own figure is not used. */
  readonly capacity?: number;
  readonly ejectAfter: number;
  readonly ejectInitialMs: number;
  readonly ejectMaxMs: number;
}

/** Weight of the newest duration in the smoothed one. */
const SMOOTHING = 0.3;

/** What is known of one generation server, and whether it may be given work. */
export class Endpoint {
  readonly name: string;
  readonly client: GenerationClient;
  readonly #options: EndpointOptions;
  #state: EndpointState = 'unchecked';
  #learntCapacity = 1;
  #acceptsImages: boolean | undefined;
  #acceptsText = true;
  #outstanding = 0;
  #busyUntilMs = 0;
  #failures = 0;
  #ejections = 0;
  #retryAtMs = 0;
  #lastError: string | undefined;
  #typicalMs: number | undefined;

  constructor(options: EndpointOptions) {
    this.name = options.name;
    this.client = options.client;
    this.#options = options;
  }

  get state(): EndpointState {
    return this.#state;
  }

  /** Tasks of ours it is working on. */
  get outstanding(): number {
    return this.#outstanding;
  }

  get capacity(): number {
    return this.#options.capacity ?? this.#learntCapacity;
  }

  /** Undefined until the server says so or refuses one. */
  get acceptsImages(): boolean | undefined {
    return this.#acceptsImages;
  }

  /** True until the server says otherwise. */
  get acceptsText(): boolean {
    return this.#acceptsText;
  }

  get lastError(): string | undefined {
    return this.#lastError;
  }

  /** When an ejected endpoint may be probed, unix milliseconds. */
  get retryAtMs(): number {
    return this.#retryAtMs;
  }

  /** When a busy endpoint takes work again, unix milliseconds. */
  get busyUntilMs(): number {
    return this.#busyUntilMs;
  }

  /** Smoothed duration of its successful generations, milliseconds; undefined before the first. */
  get typicalMs(): number | undefined {
    return this.#typicalMs;
  }

  /** How many more tasks it may be given now. */
  freeSlots(): number {
    if (this.#options.clock.nowMs() < this.#busyUntilMs) return 0;
    switch (this.#state) {
      case 'ready':
        return Math.max(0, this.capacity - this.#outstanding);
      case 'probation':
        return Math.max(0, 1 - this.#outstanding);
      case 'unchecked':
      case 'not_ready':
      case 'ejected':
        return 0;
    }
  }

  begin(): void {
    this.#outstanding += 1;
  }

  end(): void {
    this.#outstanding -= 1;
  }

  succeeded(durationMs: number): void {
    this.#failures = 0;
    this.#ejections = 0;
    this.#lastError = undefined;
    this.#typicalMs =
      this.#typicalMs === undefined ? durationMs : this.#typicalMs + SMOOTHING * (durationMs - this.#typicalMs);
    if (this.#state === 'probation') this.#state = 'ready';
  }

  /** Notes a failure that is the endpoint's fault; returns true when it was ejected for it. */
  failed(error: string): boolean {
    this.#lastError = error;
    this.#failures += 1;
    if (this.#state === 'ejected') return false;
    if (this.#state !== 'probation' && this.#failures < this.#options.ejectAfter) return false;
    this.#eject();
    return true;
  }

  /** The server asked not to be given work for a while. That is no failure. */
  busyFor(ms: number): void {
    this.#busyUntilMs = Math.max(this.#busyUntilMs, this.#options.clock.nowMs() + ms);
  }

  refusedImage(): void {
    this.#acceptsImages = false;
  }

  /** Takes in a health check's answer. */
  checked(report: ReadyReport): void {
    if (report.capacity !== undefined) this.#learntCapacity = report.capacity;
    this.#acceptsText = report.acceptsText ?? true;
    if (!report.hasRoute) this.#acceptsImages = false;
    else if (report.acceptsImages !== undefined) this.#acceptsImages = report.acceptsImages;

    if (!report.ready) {
      this.#lastError = report.detail;
      if (this.#state === 'ejected') this.#eject();
      else this.#state = 'not_ready';
      return;
    }
    switch (this.#state) {
      case 'ejected':
        this.#state = 'probation';
        this.#failures = 0;
        break;
      case 'unchecked':
      case 'not_ready':
        this.#state = 'ready';
        this.#failures = 0;
        break;
      case 'ready':
      case 'probation':
        break;
    }
  }

  /** Notes a health check without answer; returns true when the endpoint was ejected for it. */
  unanswered(error: string): boolean {
    if (this.#state === 'ejected') {
      this.#lastError = error;
      this.#eject();
      return false;
    }
    return this.failed(error);
  }

  #eject(): void {
    const { clock, random, ejectInitialMs, ejectMaxMs } = this.#options;
    this.#state = 'ejected';
    this.#failures = 0;
    this.#ejections += 1;
    this.#retryAtMs = clock.nowMs() + backoffMs(this.#ejections, ejectInitialMs, ejectMaxMs, random);
  }
}
