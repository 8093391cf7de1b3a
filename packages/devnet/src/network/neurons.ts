import { renameSync, writeFileSync } from 'node:fs';
import type { Metagraph, Neuron } from '@404-gen/bittensor';
import type { Fault } from '../faults/fault.ts';

const DEVNET_NETUID = 17;
/** Stake weight of a devnet validator, TAO; the subnet asks for 1000. */
const VALIDATOR_STAKE = 20_000;
const MIN_VALIDATOR_STAKE = 1000;

interface ValidatorNeuron {
  readonly uid: number;
  readonly hotkey: string;
  readonly host: string;
  readonly port: number;
  readonly faults: readonly Fault[];
  /** What the metagraph says in place of `hotkey` under the fault `stale-hotkey`. */
  readonly staleHotkey: string;
}

interface MinerNeuron {
  readonly uid: number;
  readonly hotkey: string;
}

const PLAIN: Omit<Neuron, 'uid' | 'hotkey'> = {
  coldkey: '5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM',
  axon: { ip: '0.0.0.0', port: 0 },
  validatorPermit: false,
  stake: 0,
  trust: 0,
  incentive: 0,
  emission: 0,
  lastUpdate: 0,
};

/** What the chain would say of the devnet, faults of the metagraph included. */
export function devnetMetagraph(
  block: number,
  validators: readonly ValidatorNeuron[],
  miners: readonly MinerNeuron[],
): Metagraph {
  const neurons = validators.map(({ uid, hotkey, host, port, faults, staleHotkey }): Neuron => {
    const has = (kind: Fault['kind']): Fault | undefined => faults.find((fault) => fault.kind === kind);
    return {
      ...PLAIN,
      uid,
      hotkey: has('stale-hotkey') ? staleHotkey : hotkey,
      axon: has('not-serving') ? PLAIN.axon : { ip: host, port },
      validatorPermit: true,
      stake: has('low-stake')?.stake ?? VALIDATOR_STAKE,
      trust: 1,
      lastUpdate: block,
    };
  });
  const rest = miners.map(({ uid, hotkey }): Neuron => ({
    ...PLAIN,
    uid,
    hotkey,
    incentive: 1 / miners.length,
    emission: 1,
  }));
  return { netuid: DEVNET_NETUID, block, neurons: [...neurons, ...rest] };
}

export function isValidatorStake(neuron: Neuron): boolean {
  return neuron.stake >= MIN_VALIDATOR_STAKE;
}

/** Replaces the file in one step: a miner that reads it meanwhile sees the old one or the new one. */
export function writeMetagraph(file: string, metagraph: Metagraph): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(metagraph, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
