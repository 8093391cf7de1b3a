import { builtEntry } from '@404-gen/service-kit';
import { createSpzSurveyor, type SpzSurvey, type SpzSurveyor } from '@404-gen/splat';
import { Tinypool } from 'tinypool';
import { systemClock, withTimeout } from '../../clock.ts';
import { minerError } from '../../errors.ts';
import { readPayload, type Payload } from '../payload.ts';
import type { GateJob } from './gate-worker-main.ts';
import { checkPayload, SAMPLE_SPLATS, surveyPayload } from './gate.ts';
import type { GateOptions, GateReport } from './gate-report.ts';

export interface Gate {
  /**
   * Looks at a payload while it comes, so that `check` has little left to do once it is there.
   *
   * @param keep takes the chunks as they are passed on, and makes the payload of them
   * @throws what the chunks and `keep` throw
   */
  receive(
    chunks: AsyncIterable<Uint8Array>,
    keep: (chunks: AsyncIterable<Uint8Array>) => Promise<Payload>,
  ): Promise<Payload>;
  /**
   * @param score as `checkPayload` takes it
   * @throws AppError `GATE_WORKER` when the check itself broke or ran out of time, or the signal's reason
   */
  check(payload: Payload, signal: AbortSignal, score?: number): Promise<GateReport>;
  close(): Promise<void>;
}

/** Payloads looked at while they come: each takes about 1 MB meanwhile, and more where its zstd frame asks for it. */
const MAX_WATCHED = 8;

/**
 * The gate. What a survey shows is cheap and comes in small pieces, so it is had on the event loop, while the payload
 * arrives; the closer look takes seconds and has a worker thread. A check that runs past `timeoutMs` loses that thread;
 * the next one gets a fresh one.
 */
export function createGate(options: GateOptions & { readonly timeoutMs: number }): Gate {
  const { timeoutMs, ...gateOptions } = options;
  const pool = new Tinypool({
    filename: builtEntry(import.meta.url, './gate-worker-main.js'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
  });
  let watched = 0;
  let lastSurvey: Promise<unknown> = Promise.resolve();

  const lookCloser = async (payload: Payload, signal: AbortSignal): Promise<GateReport> => {
    // A file is read by the thread itself; bytes go over as they are.
    const source = payload.path === undefined ? { bytes: await readPayload(payload) } : { path: payload.path };
    const job: GateJob = { ...source, options: gateOptions };
    return (await pool.run(job, { signal })) as GateReport;
  };
  /** One after the other, however many came at once. */
  const survey = (payload: Payload, signal: AbortSignal): Promise<SpzSurvey | undefined> => {
    const next = lastSurvey.then(() => surveyPayload(payload, signal));
    lastSurvey = next.catch(() => undefined);
    return next;
  };

  return {
    async receive(chunks, keep) {
      if (watched >= MAX_WATCHED) return keep(chunks);
      watched += 1;
      let surveyor: SpzSurveyor | undefined;
      try {
        surveyor = await createSpzSurveyor(SAMPLE_SPLATS);
        const payload = await keep(watchedBy(surveyor, chunks));
        return { ...payload, survey: surveyor.finish() ?? null };
      } finally {
        surveyor?.close();
        watched -= 1;
      }
    },

    async check(payload, caller, score) {
      try {
        return await withTimeout(systemClock, timeoutMs, caller, (signal) =>
          checkPayload(
            payload,
            {
              ...gateOptions,
              survey: (each) => survey(each, signal),
              lookCloser: (each) => lookCloser(each, signal),
            },
            score,
          ),
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

async function* watchedBy(
  surveyor: SpzSurveyor,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, undefined> {
  for await (const chunk of chunks) {
    yield chunk;
    // Meanwhile the chunk is on its way to the disk.
    surveyor.push(chunk);
  }
  return undefined;
}
