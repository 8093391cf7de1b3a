import type { Logger } from '@404-gen/service-kit';
import type { Clock } from '../clock.ts';

/** The words of the SDK's axon (protocol of 9.9.0, `default_verify`) for a nonce that lies too far in the past. */
const TOO_OLD = /Nonce is too old: acceptable delta is [\d.]+ seconds but request was ([\d.]+) seconds old/;

const REPORT_EVERY_MS = 600_000;

/**
 * Notices from rejected nonces that the clock of this machine is slow. An axon takes nonces of the future, so a fast clock
 * does no harm and shows nowhere.
 */
export class ClockSkew {
  readonly #clock: Clock;
  readonly #logger: Logger;
  /** By validator, so that one whose own clock is fast is told from a slow clock of ours. */
  readonly #behind = new Map<string, number>();
  #lastReportMs = -Infinity;

  constructor(clock: Clock, logger: Logger) {
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Seconds that our clock is behind those of the validators that say so: the least any of them saw, 0 when none does. */
  get behindSeconds(): number {
    return this.#behind.size === 0 ? 0 : Math.min(...this.#behind.values());
  }

  /** Notes how a validator refused a request. Returns whether it was for the age of its nonce. */
  refused(hotkey: string, uid: number, statusMessage: string | null): boolean {
    const age = Number(TOO_OLD.exec(statusMessage ?? '')?.[1]);
    if (!Number.isFinite(age)) return false;
    this.#behind.set(hotkey, age);
    const nowMs = this.#clock.nowMs();
    if (nowMs >= this.#lastReportMs + REPORT_EVERY_MS) {
      this.#lastReportMs = nowMs;
      this.#logger.error(
        {
          uid,
          peer: hotkey,
          behindSeconds: age,
          validators: this.#behind.size,
          hint: 'set it by NTP: timedatectl set-ntp true',
        },
        'the clock of this machine is slow, or that of the validator is fast: it refuses requests as too old',
      );
    }
    return true;
  }

  /** Notes that a validator took a request, so that it sees nothing wrong with our clock. */
  accepted(hotkey: string): void {
    this.#behind.delete(hotkey);
  }
}
