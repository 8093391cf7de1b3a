import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';

/** One line of JSON of a bench. */
export type Line = Readonly<Record<string, unknown>>;

/** Prints JSON lines, each with what the figures belong to, and keeps them for tables. */
export function createReport(about: Line, file: string | undefined) {
  const lines: Line[] = [];
  return {
    lines,
    add(line: Line) {
      const full = { bench: 'gpu', ...line, ...about };
      lines.push(full);
      const text = JSON.stringify(full);
      console.log(text);
      if (file !== undefined) appendFileSync(file, `${text}\n`);
    },
  };
}

/** Commit and Node version; `BENCH_COMMIT` names the commit where the checkout has no history. */
export function provenance(): Line {
  const commit = process.env['BENCH_COMMIT'] ?? git('rev-parse', '--short', 'HEAD');
  return {
    commit: commit || 'unknown',
    dirty: git('status', '--porcelain', '--', 'packages/splat') !== '',
    node: process.version,
  };
}

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
