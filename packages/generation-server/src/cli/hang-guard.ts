import { Worker } from 'node:worker_threads';
import { builtEntry } from '@404-gen/service-kit';

export interface HangGuard {
  /** A sign of life. */
  beat(): void;
  stop(): Promise<void>;
}

/** What the guard's thread is told. */
export interface HangGuardData {
  /** One counter of the signs of life. */
  readonly beats: SharedArrayBuffer;
  readonly limitMs: number;
}

/**
 * Kills this process when `limitMs` pass without a sign of life, for commands that compute on a GPU in their own process:
 * a driver may keep the main thread, timers and all, from ever coming back. The thread of the guard needs neither.
 */
export function startHangGuard(limitMs: number): HangGuard {
  const data: HangGuardData = { beats: new SharedArrayBuffer(4), limitMs };
  const beats = new Int32Array(data.beats);
  const thread = new Worker(builtEntry(import.meta.url, './hang-guard-main.js'), { workerData: data, execArgv: [] });
  thread.unref();
  return {
    beat() {
      Atomics.add(beats, 0, 1);
      Atomics.notify(beats, 0);
    },
    async stop() {
      await thread.terminate();
    },
  };
}
