import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const TIMEOUT_MS = 5000;
const MIB = 2 ** 20;

/** Bytes in use on all NVIDIA cards together; undefined where nvidia-smi does not answer. */
export async function usedDeviceBytes(): Promise<number | undefined> {
  try {
    const query = ['--query-gpu=memory.used', '--format=csv,noheader,nounits'];
    const { stdout } = await promisify(execFile)('nvidia-smi', query, { timeout: TIMEOUT_MS });
    return sumOfMib(stdout);
  } catch {
    return undefined;
  }
}

/** One number a line, in MiB; undefined when there is none. */
export function sumOfMib(text: string): number | undefined {
  const values = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(Number);
  if (values.length === 0 || values.some((value) => !Number.isFinite(value))) return undefined;
  return values.reduce((sum, value) => sum + value, 0) * MIB;
}
