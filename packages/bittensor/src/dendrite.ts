import type { SynapseName, Synapses } from './synapse.ts';

/** The peer of a call, pinned when the task is pulled so that a metagraph sync cannot redirect its result. */
export interface AxonTarget {
  readonly hotkey: string;
  readonly ip: string;
  readonly port: number;
}

export interface CallOptions {
  /** Default 12 s for PullTask and GetVersion, 300 s for SubmitResults. */
  readonly timeoutSeconds?: number;
  readonly signal?: AbortSignal;
  /** Sent as base64 in place of the field `results`, read while it is sent. */
  readonly results?: BlobSource;
}

/** Bytes that need not be in memory. */
export interface BlobSource {
  readonly bytes: number;
  /** The bytes from the first on, exactly as many. A chunk need be good until the next one is taken only. */
  open(): AsyncIterable<Uint8Array>;
}

/** What came back. `statusCode` follows the Python dendrite's table: 200, the axon's status, 408, 422, 503 …. */
export interface DendriteReply<Name extends SynapseName> {
  /** Null for a 2xx without anything usable in it, which counts as a failure. */
  readonly statusCode: number | null;
  readonly statusMessage: string | null;
  /** The answered fields; absent unless `statusCode` is 200. */
  readonly synapse?: Synapses[Name];
  /** From the call to its end, on our clock. */
  readonly processTimeSeconds?: number;
}

/** The calling side: signs and sends synapses. What a peer does wrong is a reply, never a rejection. */
export interface Dendrite {
  call<Name extends SynapseName>(
    target: AxonTarget,
    name: Name,
    fields: Partial<Synapses[Name]>,
    options?: CallOptions,
  ): Promise<DendriteReply<Name>>;
  close(): Promise<void>;
}
