import { readFileSync } from 'node:fs';
import { scriptedNeurons, type ScriptedNeuron } from '../../../packages/bittensor/src/chain/test-support/subnet.ts';

/** The neurons of a metagraph file as a chain would have them. */
export function onChain(file: string): ScriptedNeuron[] {
  const { neurons } = JSON.parse(readFileSync(file, 'utf8')) as {
    neurons: { hotkey: string; axon?: { ip: string; port: number }; stake?: number }[];
  };
  const blank = scriptedNeurons(neurons.length);
  return neurons.map(({ hotkey, axon, stake = 0 }, uid) => ({
    ...(blank[uid] as ScriptedNeuron),
    hotkey,
    ip: BigInt(
      `0x${(axon?.ip ?? '0.0.0.0')
        .split('.')
        .map((part) => Number(part).toString(16).padStart(2, '0'))
        .join('')}`,
    ),
    port: axon?.port ?? 0,
    alpha: BigInt(Math.round(stake * 1e9)),
    root: 0n,
  }));
}
