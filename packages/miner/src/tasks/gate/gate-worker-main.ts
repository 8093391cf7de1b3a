import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { payloadOf } from '../payload.ts';
import { lookCloser } from './closer-look.ts';
import type { GateOptions, GateReport } from './gate-report.ts';

export type GateJob = ({ readonly path: string } | { readonly bytes: Uint8Array }) & { readonly options: GateOptions };

/** What the worker thread runs; `gate-pool.ts` calls it. */
export default async function run({ options, ...source }: GateJob): Promise<GateReport> {
  if ('bytes' in source) return lookCloser(payloadOf(source.bytes), options);
  const { path } = source;
  const { size } = await stat(path);
  return lookCloser({ bytes: size, open: () => createReadStream(path) as AsyncIterable<Buffer> }, options);
}
