import { createHash } from 'node:crypto';
import { blake2b, xxhash64 } from 'hash-wasm';
import { encodeAddress } from '../../wallet/ss58.ts';
import { account, bool, compact, uint, vec } from './scale.ts';

/** A neuron as a test writes it. */
export interface ScriptedNeuron {
  hotkey: string;
  coldkey: string;
  /** Big-endian reading of the address; 0 for none. */
  ip: bigint;
  port: number;
  permit: boolean;
  /** Rao. */
  alpha: bigint;
  root: bigint;
  emission: bigint;
  /** Of 65535. */
  incentive: number;
  trust: number;
  lastUpdate: number;
  /** Share of 2^64 − 1 and hotkey of the other. */
  parents: readonly (readonly [bigint, string])[];
  children: readonly (readonly [bigint, string])[];
}

export const TAO_WEIGHT = 971_718_665_099_567_868n;
const U64_MAX = 2n ** 64n - 1n;

/** The same address for the same name. */
export function keyOf(name: string): string {
  return encodeAddress(createHash('sha256').update(name).digest());
}

/** The first half validates, has permits and serves; the others serve nothing. */
export function scriptedNeurons(count: number): ScriptedNeuron[] {
  return Array.from({ length: count }, (_, uid) => {
    const validates = uid < count / 2;
    return {
      hotkey: keyOf(`hotkey ${uid}`),
      coldkey: keyOf(`coldkey ${uid % 7}`),
      ip: validates ? 0x0a_00_00_00n + BigInt(uid) : 0n,
      port: validates ? 8000 + uid : 0,
      permit: validates,
      alpha: BigInt(uid) * 1_500_000_000_000n,
      root: validates ? 20_000_000_000_000n : 0n,
      emission: BigInt(uid) * 1_000_000n,
      incentive: uid * 100,
      trust: uid * 50,
      lastUpdate: 4_000_000 + uid,
      parents: [],
      children: [],
    };
  });
}

/** Rao, as the chain would weigh it. */
export function stakeWeight(neuron: ScriptedNeuron, all: readonly ScriptedNeuron[]): bigint {
  const given = neuron.children.reduce((sum, [share]) => sum + share, 0n);
  const inherited = (key: 'alpha' | 'root') =>
    neuron.parents.reduce((sum, [share, hotkey]) => {
      const parent = all.find((each) => each.hotkey === hotkey);
      return sum + ((parent?.[key] ?? 0n) * share) / U64_MAX;
    }, 0n);
  const kept = (key: 'alpha' | 'root') => neuron[key] - (neuron[key] * given) / U64_MAX + inherited(key);
  return kept('alpha') + (kept('root') * TAO_WEIGHT) / U64_MAX;
}

function axonInfo(neuron: ScriptedNeuron): Buffer {
  const ipType = neuron.ip > 0xff_ff_ff_ffn ? 6 : 4;
  return Buffer.concat([
    uint(123, 8),
    uint(9_009_000, 4),
    uint(neuron.ip, 16),
    uint(neuron.port, 2),
    uint(ipType, 1),
    uint(4, 1),
    uint(0, 2),
  ]);
}

/** What `get_neurons_lite` answers (protocol sheet, 5.3). */
export function neuronsLite(neurons: readonly ScriptedNeuron[], netuid: number): Buffer {
  return vec(
    neurons.map((neuron, uid) =>
      Buffer.concat([
        account(neuron.hotkey),
        account(neuron.coldkey),
        compact(uid),
        compact(netuid),
        bool(true),
        axonInfo(neuron),
        Buffer.alloc(31),
        vec([Buffer.concat([account(neuron.coldkey), compact(neuron.alpha)])]),
        compact(0),
        compact(neuron.emission),
        compact(neuron.incentive),
        compact(0),
        compact(neuron.trust),
        compact(0),
        compact(0),
        compact(neuron.lastUpdate),
        bool(neuron.permit),
        compact(65_535),
      ]),
    ),
  );
}

/** What `get_subnet_state` answers; the vectors that runtime 425 leaves empty are empty. */
export function subnetState(neurons: readonly ScriptedNeuron[], netuid: number): Buffer {
  const each = (of: (neuron: ScriptedNeuron) => Buffer) => vec(neurons.map(of));
  const zeros = each(() => compact(0));
  const none = vec([]);
  return Buffer.concat([
    Buffer.of(1),
    compact(netuid),
    each((neuron) => account(neuron.hotkey)),
    each((neuron) => account(neuron.coldkey)),
    each(() => bool(true)),
    each((neuron) => bool(neuron.permit)),
    none,
    each((neuron) => compact(neuron.lastUpdate)),
    each((neuron) => compact(neuron.emission)),
    zeros,
    each((neuron) => compact(neuron.incentive)),
    zeros,
    none,
    none,
    zeros,
    each((neuron) => compact(neuron.alpha)),
    each((neuron) => compact(neuron.root)),
    each((neuron) => compact(stakeWeight(neuron, neurons))),
    vec(neurons.map(() => none)),
  ]);
}

/** The same subnet as key and value of the chain's storage. */
export async function subnetStorage(
  neurons: readonly ScriptedNeuron[],
  netuid: number,
  timeMs: number,
): Promise<Map<string, Buffer>> {
  const storage = new Map<string, Buffer>();
  const subnet = uint(netuid, 2);
  const set = async (item: string, value: Buffer, keys: readonly Buffer[] = []) =>
    storage.set(await storageKey('SubtensorModule', item, keys), value);
  const vector = (item: string, of: (neuron: ScriptedNeuron) => Buffer) => set(item, vec(neurons.map(of)), [subnet]);
  storage.set(await storageKey('Timestamp', 'Now'), uint(timeMs, 8));
  await set('NetworksAdded', bool(neurons.length > 0), [subnet]);
  await set('SubnetworkN', uint(neurons.length, 2), [subnet]);
  await set('TaoWeight', uint(TAO_WEIGHT, 8));
  await vector('ValidatorPermit', (neuron) => bool(neuron.permit));
  await vector('Trust', (neuron) => uint(neuron.trust, 2));
  await vector('Incentive', (neuron) => uint(neuron.incentive, 2));
  await vector('Emission', (neuron) => uint(neuron.emission, 8));
  await vector('LastUpdate', (neuron) => uint(neuron.lastUpdate, 8));
  const relations = (pairs: ScriptedNeuron['parents']) =>
    vec(pairs.map(([share, hotkey]) => Buffer.concat([uint(share, 8), account(hotkey)])));
  for (const [uid, neuron] of neurons.entries()) {
    const hotkey = await blake2Concat(account(neuron.hotkey));
    await set('Keys', account(neuron.hotkey), [subnet, uint(uid, 2)]);
    await set('Owner', account(neuron.coldkey), [hotkey]);
    if (neuron.ip !== 0n) await set('Axons', axonInfo(neuron), [subnet, hotkey]);
    await set('TotalHotkeyAlpha', uint(neuron.alpha, 8), [hotkey, subnet]);
    await set('TotalHotkeyAlpha', uint(neuron.root, 8), [hotkey, uint(0, 2)]);
    if (neuron.parents.length > 0) await set('ParentKeys', relations(neuron.parents), [hotkey, subnet]);
    if (neuron.children.length > 0) await set('ChildKeys', relations(neuron.children), [hotkey, subnet]);
  }
  return storage;
}

export async function storageKey(pallet: string, item: string, keys: readonly Buffer[] = []): Promise<string> {
  const hashed = keys.map((key) => key.toString('hex')).join('');
  return `0x${await twox128(pallet)}${await twox128(item)}${hashed}`;
}

export async function blake2Concat(key: Buffer): Promise<Buffer> {
  return Buffer.concat([Buffer.from(await blake2b(key, 128), 'hex'), key]);
}

async function twox128(text: string): Promise<string> {
  const halves = await Promise.all([xxhash64(text, 0, 0), xxhash64(text, 1, 0)]);
  return halves.map((half) => Buffer.from(half, 'hex').reverse().toString('hex')).join('');
}
