import type { Clock, Random } from '../clock.ts';
import type { Endpoint } from './endpoint.ts';

/** The right to run one generation on an endpoint. */
export interface Lease {
  readonly endpoint: Endpoint;
  /** Safe to call twice. */
  release(): void;
}

interface AcquireOptions {
  /** Endpoints that failed this task already; taken again only when there is no other. */
  readonly avoid?: ReadonlySet<Endpoint>;
  /** False for endpoints that cannot do this task at all. */
  readonly suits?: (endpoint: Endpoint) => boolean;
  readonly signal: AbortSignal;
}

interface Waiter extends AcquireOptions {
  readonly resolve: (lease: Lease) => void;
}

/**
 * Spreads generations over the endpoints: of two picked at random, the one with the smaller share of its capacity in
 * use gets the task ("the power of two choices", Mitzenmacher 2001). A full endpoint is not among the choices, so one
 * that is slow holds up only what it already has.
 */
export class EndpointPool {
  readonly endpoints: readonly Endpoint[];
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #onChange: () => void;
  readonly #waiters: Waiter[] = [];

  /** @param onChange called when a slot may have become free */
  constructor(endpoints: readonly Endpoint[], clock: Clock, random: Random, onChange: () => void) {
    this.endpoints = endpoints;
    this.#clock = clock;
    this.#random = random;
    this.#onChange = onChange;
  }

  /** Tasks that the endpoints at work can have at the same time. */
  slots(): number {
    return this.endpoints.reduce((sum, { state, capacity }) => sum + (state === 'ready' ? capacity : 0), 0);
  }

  /** Slots that nobody holds; somebody may be waiting for one that suits him better. */
  freeSlots(): number {
    return this.endpoints.reduce((sum, endpoint) => sum + endpoint.freeSlots(), 0);
  }

  /** Gives an endpoint no work for a while, as it asked. */
  busyFor(endpoint: Endpoint, ms: number): void {
    endpoint.busyFor(ms);
    void this.#clock.sleep(ms).then(() => this.changed());
  }

  /** Whether some endpoint may do work of this kind, now or later. */
  couldDo(suits: (endpoint: Endpoint) => boolean): boolean {
    return this.endpoints.some(suits);
  }

  /** Waits for a slot, first come first served. @throws the signal's reason */
  acquire(options: AcquireOptions): Promise<Lease> {
    if (options.signal.aborted) return Promise.reject(reasonOf(options.signal));
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        ...options,
        resolve: (lease) => {
          options.signal.removeEventListener('abort', giveUp);
          resolve(lease);
        },
      };
      const giveUp = () => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        this.#onChange();
        reject(reasonOf(options.signal));
      };
      options.signal.addEventListener('abort', giveUp, { once: true });
      this.#waiters.push(waiter);
      this.#serve();
    });
  }

  /** Call when an endpoint's state or capacity may have changed. */
  changed(): void {
    this.#serve();
    this.#onChange();
  }

  #serve(): void {
    for (let index = 0; index < this.#waiters.length;) {
      const waiter = this.#waiters[index];
      const endpoint = waiter && this.#choose(waiter);
      if (!waiter || !endpoint) {
        index += 1;
        continue;
      }
      this.#waiters.splice(index, 1);
      waiter.resolve(this.#lease(endpoint));
    }
  }

  #choose(options: AcquireOptions): Endpoint | undefined {
    const suitable = this.endpoints.filter((endpoint) => options.suits?.(endpoint) ?? true);
    const fresh = suitable.filter(
      (endpoint) => !(options.avoid?.has(endpoint) ?? false) && endpoint.state !== 'ejected',
    );
    const free = (fresh.length > 0 ? fresh : suitable).filter((endpoint) => endpoint.freeSlots() > 0);
    const first = this.#pick(free);
    const second = this.#pick(free.filter((endpoint) => endpoint !== first));
    if (!first || !second) return first;
    return second.outstanding / second.capacity < first.outstanding / first.capacity ? second : first;
  }

  #pick(from: readonly Endpoint[]): Endpoint | undefined {
    return from[Math.floor(this.#random() * from.length)];
  }

  #lease(endpoint: Endpoint): Lease {
    endpoint.begin();
    let held = true;
    return {
      endpoint,
      release: () => {
        if (!held) return;
        held = false;
        endpoint.end();
        this.changed();
      },
    };
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('aborted', { cause: signal.reason });
}
