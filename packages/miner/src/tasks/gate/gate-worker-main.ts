import { checkPayload, type GateOptions, type GateReport } from './gate.ts';

/** What the worker thread runs; `gate-pool.ts` calls it. */
export default function run(job: { bytes: Uint8Array; options: GateOptions; score?: number }): Promise<GateReport> {
  return checkPayload(job.bytes, job.options, job.score);
}
