import { UPSTREAM_RULES } from '../../../devnet/dist/validator/rules.js';
import { ManualClock } from '../../src/test-support/manual-clock.ts';
import type { Algorithm } from './algorithm.ts';
import { planOf, type Faults } from './faults.ts';
import { forkAlgorithm } from './fork-algorithm.ts';
import { ourAlgorithm } from './our-algorithm.ts';
import { createNetwork } from './simulated-network.ts';
import { boundPerHour, createEndpoints } from './timed-endpoints.ts';
import { upstreamAlgorithm } from './upstream-algorithm.ts';

export const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  miner: ourAlgorithm(),
  upstream: upstreamAlgorithm,
  fork: forkAlgorithm(60_000),
  'fork-300s': forkAlgorithm(300_000),
};

/** The first hour is left out: everybody begins without cooldowns. */
const WARM_UP_MS = 3_600_000;

export interface CellResult {
  readonly algorithm: string;
  readonly faults: Faults;
  readonly endpoints: number;
  readonly validators: number;
  readonly hours: number;
  /** Least of what endpoints can make while they are up and the cooldowns of validators that answer allow. */
  readonly boundPerHour: number;
  readonly limit: 'endpoints' | 'cooldowns';
  readonly acceptedPerHour: number;
  readonly shareOfBound: number;
  /** Pulls during a cooldown. */
  readonly violations: number;
  /** Pulls answered with a task that was given before. */
  readonly givenAgain: number;
  /** Submissions that a validator turned away. */
  readonly refused: number;
  /** Tasks that were given and whose end nobody logged; those still held are not among them. Only of this miner. */
  readonly lost?: number;
  /** Most generations one endpoint had at the same time. */
  readonly peakPerEndpoint: number;
  /** Share of the time that endpoints were generating. */
  readonly utilisation: number;
  /** Real seconds that the simulation took. */
  readonly realSeconds: number;
}

/** Mines `hours` of simulated time after an hour of warm-up. */
export async function runCell(
  algorithm: string,
  { endpoints, validators, hours, faults }: { endpoints: number; validators: number; hours: number; faults: Faults },
): Promise<CellResult> {
  const start = ALGORITHMS[algorithm];
  if (!start) throw new Error(`no algorithm "${algorithm}"; known: ${Object.keys(ALGORITHMS).join(', ')}`);
  const beganMs = performance.now();
  // Nothing in a cell takes more than one turn to come to rest, and there are millions of timers.
  const clock = new ManualClock(undefined, { settleRounds: 1 });
  const startMs = clock.nowMs();
  const plan = planOf(faults);
  const { neurons, dendrite, seen } = createNetwork(clock, validators, plan.isDeaf);
  const timed = createEndpoints(clock, endpoints, plan.upForMs);
  const lost = await start({
    clock,
    neurons,
    dendrite,
    endpoints: timed.clients,
    chainIsAway: () => plan.chainIsAway(clock.nowMs() - startMs),
    restartEveryMs: plan.restartEveryMs,
  });
  await clock.advance(WARM_UP_MS);
  const warmMs = clock.nowMs();
  await clock.advance(hours * 3_600_000);
  const acceptedPerHour = seen.acceptedAtMs.filter((atMs) => atMs >= warmMs).length / hours;
  const answering = neurons.filter(({ uid }) => !plan.isDeaf(uid)).length;
  const endpointsUp = timed.clients.reduce((sum, _client, index) => sum + plan.upShare(index), 0);
  const bound = boundPerHour(endpointsUp, answering, UPSTREAM_RULES);
  return {
    algorithm,
    faults,
    endpoints,
    validators,
    hours,
    boundPerHour: rounded(bound.perHour, 1),
    limit: bound.limit,
    acceptedPerHour: rounded(acceptedPerHour, 1),
    shareOfBound: rounded(acceptedPerHour / bound.perHour, 4),
    violations: seen.violations,
    givenAgain: seen.givenAgain,
    refused: seen.refused,
    ...(lost ? { lost: lost(seen.givenIds) } : {}),
    peakPerEndpoint: timed.peak(),
    utilisation: rounded(timed.utilisation(), 3),
    realSeconds: rounded((performance.now() - beganMs) / 1000, 1),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
