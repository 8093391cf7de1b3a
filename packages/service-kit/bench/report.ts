import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * What the figures of a bench belong to. `BENCH_COMMIT` names the commit where the checkout has no history.
 *
 * @param paths what counts for `dirty`, from the repository's root; all of it unless given
 */
export function provenance(...paths: readonly string[]) {
  const commit = process.env['BENCH_COMMIT'] ?? git('rev-parse', '--short', 'HEAD');
  return {
    commit: commit || 'unknown',
    dirty: git('status', '--porcelain', '--', ...paths) !== '',
    node: process.version,
  };
}

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/** The value that `share` of all do not exceed, to two decimals; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(2));
}
