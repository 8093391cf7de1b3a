import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface RunDirectory {
  readonly path: string;
  readonly devnet: string;
  readonly minerState: string;
  logOf(service: string): string;
  /** Path without ending for the files of a result. */
  resultStem(number: number, prompt: string): string;
}

/** Makes the folders of a run: `results`, `logs`, `devnet`, `miner`. */
export function createRunDirectory(root: string, given: string | undefined, now: Date): RunDirectory {
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const path = given === undefined ? join(root, 'out', `run-${stamp}`) : resolve(given);
  const folder = (name: string): string => join(path, name);
  for (const name of ['results', 'logs', 'devnet', 'miner']) mkdirSync(folder(name), { recursive: true });
  return {
    path,
    devnet: folder('devnet'),
    minerState: folder('miner'),
    logOf: (service) => join(path, 'logs', `${service}.log`),
    resultStem: (number, prompt) => join(path, 'results', `${String(number).padStart(3, '0')}-${fileName(prompt)}`),
  };
}

/** A prompt as part of a file name that every system takes. */
function fileName(prompt: string): string {
  const words = prompt.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 60).replace(/-$/, '') || 'result';
}
