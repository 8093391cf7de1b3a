import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { payloadOf } from '../payload.ts';
import { checkPayload, type GateOptions, type GateReport } from './gate.ts';

export type GateJob = ({ readonly path: string } | { readonly bytes: Uint8Array }) & {
  readonly options: GateOptions;
  readonly score?: number;
};

const READ_BYTES = 65_536;

/** What the worker thread runs; `gate-pool.ts` calls it. */
export default async function run({ options, score, ...source }: GateJob): Promise<GateReport> {
  if ('bytes' in source) return checkPayload(payloadOf(source.bytes), options, score);
  const { path } = source;
  const { size } = await stat(path);
  const open = () => createReadStream(path, { highWaterMark: READ_BYTES }) as AsyncIterable<Buffer>;
  return checkPayload({ bytes: size, open }, options, score);
}
