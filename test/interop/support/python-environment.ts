import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Interpreter that has the packages of requirements.txt. */
    readonly python: string;
  }
}

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/interop', import.meta.url));
const REQUIREMENTS = fileURLToPath(new URL('../requirements.txt', import.meta.url));
/** The oldest Python that the pinned numpy runs on, and the newest the pinned packages were made for. */
const VERSIONS = ['3.11', '3.12', '3.13'];
const INSTALL_LIMIT_MS = 600_000;

/**
 * Makes the virtual environment of the peers, once per requirements and Python. Without it no test of this project runs:
 * the run fails, it does not skip.
 */
export default function setup(project: TestProject): void {
  project.provide('python', preparedPython());
}

function preparedPython(): string {
  const base = findPython();
  const key = createHash('sha256').update(readFileSync(REQUIREMENTS)).update(base.version).digest('hex').slice(0, 12);
  const folder = join(CACHE, `python-${base.version}-${key}`);
  const python = join(folder, 'bin', 'python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return python;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  run(base.command, ['-m', 'venv', folder]);
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS]);
  writeFileSync(complete, '');
  return python;
}

/** The interpreter named by PYTHON, or else the first of the usual names that is of a version that will do. */
function findPython(): { command: string; version: string } {
  const named = process.env['PYTHON'];
  const names = named === undefined ? [...VERSIONS.map((version) => `python${version}`), 'python3'] : [named];
  for (const command of names) {
    const { stdout } = spawnSync(
      command,
      ['-c', 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])'],
      {
        encoding: 'utf8',
      },
    );
    // A name that does not exist, or a shim with nothing behind it, has no output.
    const version = (stdout as string | null)?.trim() ?? '';
    if (VERSIONS.includes(version)) return { command, version };
  }
  throw new Error(
    `These tests need Python ${VERSIONS.join(', ')} with its venv module; tried ${names.join(', ')}. ` +
      'Name an interpreter with PYTHON=.',
  );
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: INSTALL_LIMIT_MS,
  });
  if (status === 0) return;
  const reason = error?.message ?? stderr.trim().split('\n').slice(-10).join('\n');
  throw new Error(`The Python environment of the peers cannot be made: ${command} ${args.join(' ')}\n${reason}`);
}
