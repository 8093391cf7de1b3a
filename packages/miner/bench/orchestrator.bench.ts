/**
 * Mines in simulated time: the miner's own orchestrator, upstream's algorithm and the fork's, each between validators
 * that play by devnet's rules and endpoints that take 20 to 230 s. One JSON line a cell; exit code 1 when the miner
 * accepts less than 95 % of the bound in a cell.
 *
 * Environment: BENCH_HOURS (12), BENCH_ENDPOINTS (3,10,30), BENCH_VALIDATORS (8,20,64), BENCH_ALGORITHMS (all).
 */
import { execFileSync } from 'node:child_process';
import { ALGORITHMS, runCell } from './orchestrator/cell.ts';

const BAR = 0.95;

const { BENCH_HOURS, BENCH_ENDPOINTS, BENCH_VALIDATORS, BENCH_ALGORITHMS } = process.env;
const numbers = (text: string) => text.split(',').map(Number);
const hours = Number(BENCH_HOURS ?? 12);
const algorithms = BENCH_ALGORITHMS?.split(',') ?? Object.keys(ALGORITHMS);
const commit = revision();

for (const algorithm of algorithms) {
  for (const endpoints of numbers(BENCH_ENDPOINTS ?? '3,10,30')) {
    for (const validators of numbers(BENCH_VALIDATORS ?? '8,20,64')) {
      const result = await runCell(algorithm, { endpoints, validators, hours });
      console.log(JSON.stringify({ bench: 'orchestrator', ...result, commit, node: process.version }));
      if (algorithm === 'miner' && result.shareOfBound < BAR) process.exitCode = 1;
    }
  }
}

function revision(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
    return (
      git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--', 'packages') === '' ? '' : '-dirty')
    );
  } catch {
    return 'unknown';
  }
}
