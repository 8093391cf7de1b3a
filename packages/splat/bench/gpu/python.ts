import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** Python with gsplat on a CUDA card. */
export interface Reference {
  /** Versions and card, as Python sees them. */
  readonly about: Readonly<Record<string, string>>;
  /** Runs a script of `packages/model-export`; calls back with each JSON line. */
  run(script: string, args: readonly string[], onLine: (line: Record<string, unknown>) => void): Promise<void>;
}

/** gsplat compiles its kernels when it is first used. */
const PROBE_TIMEOUT_MS = 300_000;

/** The reference, or why there is none. */
export async function findReference(python: string, directory: string): Promise<Reference | string> {
  if (!existsSync(join(directory, 'probe.py'))) return `${directory} holds no reference scripts`;
  let about: Record<string, string>;
  try {
    const options = { timeout: PROBE_TIMEOUT_MS };
    const { stdout } = await promisify(execFile)(python, [join(directory, 'probe.py')], options);
    about = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, string>;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    return stderr?.trim().split('\n').at(-1) ?? message.split('\n')[0]!;
  }
  return {
    about,
    run: (script, args, onLine) =>
      new Promise((resolve, reject) => {
        const child = spawn(python, [join(directory, script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
        createInterface({ input: child.stdout }).on('line', (line) => {
          if (line.startsWith('{')) onLine(JSON.parse(line) as Record<string, unknown>);
        });
        child.on('error', reject);
        child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${script} ended with ${code}`))));
      }),
  };
}
