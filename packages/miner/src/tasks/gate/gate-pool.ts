import { builtEntry } from '@404-gen/service-kit';
import { Tinypool } from 'tinypool';
import { systemClock, withTimeout } from '../../clock.ts';
import { minerError } from '../../errors.ts';
import { readPayload, type Payload } from '../payload.ts';
import type { GateJob } from './gate-worker-main.ts';
import type { GateOptions, GateReport } from './gate.ts';

export interface Gate {
  /**
   * @param score as `checkPayload` takes it
   * @throws AppError `GATE_WORKER` when the check itself broke or ran out of time, or the signal's reason
   */
  check(payload: Payload, signal: AbortSignal, score?: number): Promise<GateReport>;
  close(): Promise<void>;
}

/**
 * The gate on a worker thread: decoding, encoding and rendering take tens of milliseconds to seconds, which the event
 * loop has not to spare. A check that runs past `timeoutMs` loses its thread; the next one gets a fresh thread.
 */
export function createGate(options: GateOptions & { readonly timeoutMs: number }): Gate {
  const { timeoutMs, ...gateOptions } = options;
  const pool = new Tinypool({
    filename: builtEntry(import.meta.url, './gate-worker-main.js'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
    // What passes through a survey is garbage at once: without this it is collected when it is 48 MB.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  return {
    async check(payload, caller, score) {
      try {
        // A file is read by the thread itself; bytes go over as they are.
        const source = payload.path === undefined ? { bytes: await readPayload(payload) } : { path: payload.path };
        const job: GateJob = { ...source, options: gateOptions, ...(score === undefined ? {} : { score }) };
        return await withTimeout(
          systemClock,
          timeoutMs,
          caller,
          async (signal) => (await pool.run(job, { signal })) as GateReport,
        );
      } catch (cause) {
        caller.throwIfAborted();
        const message = cause instanceof Error ? cause.message : String(cause);
        throw minerError('GATE_WORKER', `the gate could not check the payload: ${message}`, { cause });
      }
    },
    close: () => pool.destroy(),
  };
}
