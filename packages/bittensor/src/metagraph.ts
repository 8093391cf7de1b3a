/** One neuron of the subnet, as far as a miner needs to know it. */
export interface Neuron {
  readonly uid: number;
  /** SS58 addresses, prefix 42. */
  readonly hotkey: string;
  readonly coldkey: string;
  readonly axon: AxonAddress;
  readonly validatorPermit: boolean;
  /** Stake weight S of the metagraph: total stake in TAO, root and child keys included. */
  readonly stake: number;
  /** Fractions in [0, 1]. */
  readonly trust: number;
  readonly incentive: number;
  /** Alpha per epoch. */
  readonly emission: number;
  /** Block of the last weight update. */
  readonly lastUpdate: number;
}

/** Where a neuron serves. */
export interface AxonAddress {
  /** `0.0.0.0` for a hotkey that serves nothing. */
  readonly ip: string;
  readonly port: number;
  /** As the neuron announced it: 4 stands for HTTP. Absent where the source does not tell it. */
  readonly protocol?: number;
}

/** The neurons of a subnet as they were at one block. */
export interface Metagraph {
  readonly netuid: number;
  readonly block: number;
  /** Unix milliseconds at which this was true; absent for a source that is true whenever it is read. */
  readonly readAtMs?: number;
  /** In uid order; `neurons[i].uid === i` is not guaranteed. */
  readonly neurons: readonly Neuron[];
}

/** Where a metagraph comes from: the chain, or a file. */
export interface MetagraphSource {
  readonly description: string;
  /** Reads the newest state. @throws AppError `CHAIN_…` or `CONFIG_METAGRAPH…` */
  read(signal?: AbortSignal): Promise<Metagraph>;
  close(): Promise<void>;
}

/** The SDK's rule: an axon serves when its address is not 0.0.0.0. The port is not considered. */
export function isServing(neuron: Neuron): boolean {
  return neuron.axon.ip !== '0.0.0.0';
}
