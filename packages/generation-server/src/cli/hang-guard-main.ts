import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { HangGuardData } from './hang-guard.ts';

// The thread of `startHangGuard`. What it writes and whom it kills must not pass through the main thread.

const STANDARD_ERROR = 2;

const { beats: shared, limitMs } = workerData as HangGuardData;
const beats = new Int32Array(shared);
for (let seen = Atomics.load(beats, 0); ; seen = Atomics.load(beats, 0)) {
  if (Atomics.wait(beats, 0, seen, limitMs) !== 'timed-out') continue;
  writeSync(STANDARD_ERROR, `No sign of life for ${limitMs / 1000} s: the device or its driver hangs. Giving up.\n`);
  process.kill(process.pid, 'SIGKILL');
}
