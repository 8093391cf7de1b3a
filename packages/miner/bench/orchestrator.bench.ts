/**
 * Mines in simulated time: the miner's own orchestrator, upstream's algorithm and the fork's, each between validators
 * that play by devnet's rules and endpoints that take 20 to 230 s. One JSON line a cell; exit code 1 when the miner
 * has less than 95 % of the bound accepted in a cell, or less than 90 % in one with faults, or
 * violates a cooldown, submits what a validator refuses, or loses a task without logging how it ended.
 *
 * Environment: BENCH_HOURS (12), BENCH_ENDPOINTS (3,10,30), BENCH_VALIDATORS (8,20,64), BENCH_ALGORITHMS (all),
 * BENCH_FAULTS (none,peers,restarts; the other algorithms are never restarted, nor do they read the chain).
 */
import { provenance } from '../../service-kit/bench/report.ts';
import { ALGORITHMS, runCell } from './orchestrator/cell.ts';
import { FAULTS } from './orchestrator/faults.ts';

const BARS = { none: 0.95, peers: 0.9, restarts: 0.9 };

const { BENCH_HOURS, BENCH_ENDPOINTS, BENCH_VALIDATORS, BENCH_ALGORITHMS, BENCH_FAULTS } = process.env;
const numbers = (text: string) => text.split(',').map(Number);
const hours = Number(BENCH_HOURS ?? 12);
const algorithms = BENCH_ALGORITHMS?.split(',') ?? Object.keys(ALGORITHMS);
const about = provenance('packages');

const scenarios = FAULTS.filter((each) => (BENCH_FAULTS ?? FAULTS.join(',')).split(',').includes(each));

for (const [faults, algorithm] of scenarios.flatMap((each) => algorithms.map((name) => [each, name] as const))) {
  if (faults === 'restarts' && algorithm !== 'miner') continue;
  for (const endpoints of numbers(BENCH_ENDPOINTS ?? '3,10,30')) {
    for (const validators of numbers(BENCH_VALIDATORS ?? '8,20,64')) {
      const result = await runCell(algorithm, { endpoints, validators, hours, faults });
      console.log(JSON.stringify({ bench: 'orchestrator', ...result, ...about }));
      const { shareOfBound, violations, refused, lost } = result;
      const fails = shareOfBound < BARS[faults] || violations > 0 || refused > 0 || lost !== 0;
      if (algorithm === 'miner' && fails) process.exitCode = 1;
    }
  }
}
