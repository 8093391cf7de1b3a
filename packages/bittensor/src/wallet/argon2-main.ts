// Worker thread: one Argon2i derivation takes seconds and half a gigabyte, so it runs apart and its memory goes with it.
import { parentPort, workerData } from 'node:worker_threads';
import { argon2i } from 'hash-wasm';

const options = workerData as Omit<Parameters<typeof argon2i>[0], 'outputType'>;
parentPort?.postMessage(await argon2i({ ...options, outputType: 'binary' }));
