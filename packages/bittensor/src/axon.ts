import type { SynapseName, Synapses } from './synapse.ts';

/** Who calls, as the verified headers and the body say. */
export interface AxonCaller {
  /** From the headers: what blacklist and signature check look at. */
  readonly hotkey: string;
  /** From the body: what the SDK hands to the handler; null when the body leaves it out. */
  readonly bodyHotkey: string | null;
  /** The axon hotkey the body names; the submit signature is checked against it. */
  readonly bodyAxonHotkey: string | null;
  readonly remoteAddress: string;
}

export interface SynapseHandler<Name extends SynapseName> {
  /** A reason to refuse with 403, or undefined to go on. Runs before the signature is verified, as in the SDK. */
  blacklist?(caller: AxonCaller): string | undefined;
  /** Returns the fields to answer with; the rest of the request is echoed. Throwing answers 500. */
  handle(fields: Synapses[Name], caller: AxonCaller): Promise<Partial<Synapses[Name]>>;
}

export type SynapseHandlers = { readonly [Name in SynapseName]?: SynapseHandler<Name> };
