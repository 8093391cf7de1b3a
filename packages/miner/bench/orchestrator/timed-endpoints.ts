import type { Clock } from '../../src/clock.ts';
import type { GenerationClient, GenerationReply } from '../../src/endpoints/generation-client.ts';
import { minerError } from '../../src/errors.ts';
import { payloadOf } from '../../src/tasks/payload.ts';

/** Range of generation times, seconds. */
export const GENERATION_SECONDS = { least: 20, most: 230 };

const MEAN_SECONDS = (GENERATION_SECONDS.least + GENERATION_SECONDS.most) / 2;

/** The golden ratio's fraction: its multiples fill the range evenly, so that the mean of few equals the mean of many. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

const PAYLOAD = payloadOf(Buffer.from('payload'));

export interface TimedEndpoints {
  readonly clients: readonly GenerationClient[];
  /** Most generations that one endpoint had at the same time; above 1 somebody overloaded it. */
  readonly peak: () => number;
  /** Share of the time that endpoints were generating since they were made. */
  readonly utilisation: () => number;
}

/**
 * Endpoints that generate nothing and take as long as generations do: 20 to 230 s, evenly spread.
 *
 * @param upForMs how long an endpoint stays up from now on; what it does when that is over is lost
 */
export function createEndpoints(
  clock: Clock,
  count: number,
  upForMs: (index: number, sinceStartMs: number) => number,
): TimedEndpoints {
  const startMs = clock.nowMs();
  let drawn = 0;
  let busyMs = 0;
  let peak = 0;
  const clients = Array.from({ length: count }, (_, index): GenerationClient => {
    let running = 0;
    const upMs = () => upForMs(index, clock.nowMs() - startMs);
    const refused = () =>
      minerError('PEER_ENDPOINT_UNREACHABLE', 'connection refused', { details: { connected: false } });
    return {
      async generate(_request, { timeoutMs, signal, receive }): Promise<GenerationReply> {
        if (upMs() === 0) throw refused();
        drawn += 1;
        const { least, most } = GENERATION_SECONDS;
        const ms = (least + (most - least) * ((drawn * GOLDEN) % 1)) * 1000;
        running += 1;
        peak = Math.max(peak, running);
        const beganMs = clock.nowMs();
        const leftMs = upMs();
        await clock.sleep(Math.min(ms, timeoutMs, leftMs), signal);
        busyMs += clock.nowMs() - beganMs;
        running -= 1;
        signal.throwIfAborted();
        if (leftMs < Math.min(ms, timeoutMs)) throw minerError('PEER_ENDPOINT_UNREACHABLE', 'connection dropped');
        if (ms > timeoutMs) throw minerError('PEER_ENDPOINT_TIMEOUT', `no answer within ${timeoutMs} ms`);
        return { payload: await receive(PAYLOAD.open()) };
      },
      ready: () =>
        upMs() === 0 ? Promise.reject(refused()) : Promise.resolve({ ready: true, hasRoute: true, capacity: 1 }),
    };
  });
  return { clients, peak: () => peak, utilisation: () => busyMs / (clock.nowMs() - startMs) / count };
}

/**
 * Most results an hour that anybody can have accepted: what endpoints make when they are never idle, or what validators
 * give when each is asked the moment its cooldown ends and its task begun at once, whichever is less. Nothing that a
 * network, a scorer or a queue takes is in it.
 *
 * A validator's round is the generation and then the rest of the cooldown C with throttle T: it ends at
 * max(generation + C - T, C) after the assignment (three-gen-subnet `neurons/validator/miner_data.py`).
 */
export function boundPerHour(
  endpoints: number,
  validators: number,
  rules: { readonly taskCooldownSeconds: number; readonly throttleSeconds: number },
): { readonly perHour: number; readonly limit: 'endpoints' | 'cooldowns' } {
  const { least, most } = GENERATION_SECONDS;
  const { taskCooldownSeconds: cooldown, throttleSeconds: throttle } = rules;
  // Generations shorter than the throttle are lengthened to it; the mean over an even spread.
  const short = Math.max(0, throttle - least);
  const roundSeconds = cooldown - throttle + MEAN_SECONDS + (short * short) / 2 / (most - least);
  const byEndpoints = (endpoints * 3600) / MEAN_SECONDS;
  const byCooldowns = (validators * 3600) / roundSeconds;
  return byEndpoints < byCooldowns
    ? { perHour: byEndpoints, limit: 'endpoints' }
    : { perHour: byCooldowns, limit: 'cooldowns' };
}
