import { isServing, type Metagraph, type Neuron } from '@404-gen/bittensor';
import type { Clock } from '../clock.ts';
import type { CooldownBook } from './cooldown-book.ts';
import { freeAtMs, type Blocker, type ValidatorStatus } from './reasons.ts';

/** Upstream's rule: every fifth turn goes to the owner. */
const OWNER_TURN = 5;

export interface SelectorOptions {
  readonly clock: Clock;
  readonly book: CooldownBook;
  /** What we hold of this validator, in words, or undefined when it may be asked. */
  readonly held: (hotkey: string) => string | undefined;
  readonly ownHotkey: string;
  readonly ownerHotkey: string;
  readonly minStake: number;
  readonly requirePermit: boolean;
  readonly blacklist: readonly string[];
}

/**
 * Chooses whom to ask next, and says of every validator why it is or is not asked.
 *
 * The order is upstream's: every fifth turn goes to the subnet owner when it is free, all others to the next validator
 * after a cursor, by uid. Where upstream errs we do not follow:
 * - the owner is looked up in the current metagraph each time, not once at start;
 * - the owner must be serving like everybody else; only its stake is not looked at, neither on its own turn nor
 *   otherwise, so that it is not passed over while nobody else is free;
 * - an owner that is away or busy never makes a turn come out empty while another validator is free;
 * - the cursor moves past the validator chosen, so that one whose cooldown is short does not starve those behind it;
 * - cooldowns belong to hotkeys, since a uid may change hands.
 */
export class ValidatorSelector {
  readonly #options: SelectorOptions;
  readonly #blacklist: ReadonlySet<string>;
  #neurons: readonly Neuron[] = [];
  #ownerCountdown = OWNER_TURN;
  #nextUid = 0;

  constructor(options: SelectorOptions) {
    this.#options = options;
    this.#blacklist = new Set(options.blacklist);
  }

  setMetagraph(metagraph: Metagraph): void {
    this.#neurons = metagraph.neurons
      .filter((neuron) => neuron.hotkey !== this.#options.ownHotkey)
      .sort((left, right) => left.uid - right.uid);
  }

  /** The next validator to ask, or undefined when none is free. Counts as a turn when it finds one. */
  next(): ValidatorStatus | undefined {
    const free = this.#neurons.map((neuron) => this.#status(neuron)).filter((status) => status.blockers.length === 0);
    const owner = free.find((status) => status.isOwner);
    if (owner) {
      this.#ownerCountdown -= 1;
      if (this.#ownerCountdown <= 0) {
        this.#ownerCountdown = OWNER_TURN;
        return owner;
      }
    }
    const chosen = free.find((status) => status.uid >= this.#nextUid) ?? free[0];
    if (chosen) this.#nextUid = chosen.uid + 1;
    return chosen;
  }

  /**
   * Every validator with its reasons. A neuron counts as validator when it serves, holds a permit, has the stake or is
   * the owner; the others are miners.
   */
  statuses(): ValidatorStatus[] {
    return this.#neurons.filter((neuron) => this.#isValidator(neuron)).map((neuron) => this.#status(neuron));
  }

  /** When the next validator frees up by itself, unix milliseconds; undefined when none will. */
  nextFreeAtMs(): number | undefined {
    const times = this.statuses()
      .map(freeAtMs)
      .filter((time) => time !== undefined);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  #isValidator(neuron: Neuron): boolean {
    return (
      isServing(neuron) ||
      neuron.validatorPermit ||
      neuron.hotkey === this.#options.ownerHotkey ||
      (this.#options.minStake > 0 && neuron.stake >= this.#options.minStake)
    );
  }

  #status(neuron: Neuron): ValidatorStatus {
    const { clock, book, held, ownerHotkey, minStake, requirePermit } = this.#options;
    const nowMs = clock.nowMs();
    const { hotkey } = neuron;
    const isOwner = hotkey === ownerHotkey;
    const blockers: Blocker[] = [];

    if (!isServing(neuron)) blockers.push({ reason: 'not_serving', detail: 'its axon address is 0.0.0.0' });
    if (this.#blacklist.has(hotkey)) blockers.push({ reason: 'blacklisted', detail: 'listed in validators.blacklist' });
    if (requirePermit && !neuron.validatorPermit) {
      blockers.push({ reason: 'no_permit', detail: 'validators.require_permit is set' });
    }
    if (!isOwner && !(neuron.stake >= minStake)) {
      blockers.push({ reason: 'low_stake', detail: `stake ${Number(neuron.stake.toFixed(3))} of ${minStake} needed` });
    }
    const holding = held(hotkey);
    if (holding !== undefined) blockers.push({ reason: 'task_in_flight', detail: holding });
    const backoff = book.backoff(hotkey);
    if (backoff && backoff.untilMs > nowMs) {
      blockers.push({
        reason: 'unreachable',
        detail: `${backoff.failures} failed in a row (${backoff.lastError}), next try in ${secondsLeft(backoff.untilMs, nowMs)} s`,
        untilMs: backoff.untilMs,
      });
    }
    const cooldownUntilMs = book.cooldownUntilMs(hotkey);
    if (cooldownUntilMs > nowMs) {
      blockers.push({
        reason: 'cooldown',
        detail: `${secondsLeft(cooldownUntilMs, nowMs)} s left`,
        untilMs: cooldownUntilMs,
      });
    }
    return {
      uid: neuron.uid,
      target: { hotkey, ip: neuron.axon.ip, port: neuron.axon.port },
      stake: neuron.stake,
      isOwner,
      blockers,
    };
  }
}

function secondsLeft(untilMs: number, nowMs: number): number {
  return Math.ceil((untilMs - nowMs) / 1000);
}
