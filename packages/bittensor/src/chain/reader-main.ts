// Worker thread: types and metadata of a runtime take a second of computing and seventy megabytes, which must neither
// hold up the tasks of the process nor stay in its memory; and nothing that a node sends can end more than this thread.
import { parentPort, workerData } from 'node:worker_threads';
import { toAppError } from '@404-gen/service-kit';
import { readChain, type ChainRequest } from './read-chain.ts';
import type { ReaderMessage } from './read-in-thread.ts';

let message: ReaderMessage;
try {
  message = { snapshot: await readChain(workerData as ChainRequest) };
} catch (error) {
  const { code, message: text } = toAppError(error, 'CHAIN_READER');
  message = { failure: { code, message: text } };
}
parentPort?.postMessage(message);
