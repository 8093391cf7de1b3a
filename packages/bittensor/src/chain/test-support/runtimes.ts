import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Metadata, TypeRegistry } from '@polkadot/types';
import { hex } from './scale.ts';

const require = createRequire(import.meta.url);

/** A runtime that a node of the tests can run. */
export interface ScriptedRuntime {
  readonly specVersion: number;
  /** Version 14, as `state_getMetadata` answers. */
  readonly metadata: string;
  /** Version 15, with the runtime calls in it; absent for a node that has none. */
  readonly metadataV15?: string;
}

/** Metadata that was read from the chain; a data file of this package, none of whose code is run. */
function shipped(network: 'mainnet' | 'testnet'): ScriptedRuntime {
  const main = require.resolve('@bitgo/sdk-coin-tao');
  const text = readFileSync(new URL(`resources/${network}.js`, `file://${main}`), 'utf8');
  const [, specVersion] = /specVersion: '(\d+)'/.exec(text) ?? [];
  const [, metadata] = /metadata: '(0x[0-9a-f]+)'/.exec(text) ?? [];
  if (specVersion === undefined || metadata === undefined) throw new Error(`no metadata of ${network} in the package`);
  return { specVersion: Number(specVersion), metadata };
}

/** Finney at block 4898328, from before subnet tokens. */
export const FINNEY_219 = shipped('mainnet');

/** The test network at block 3867931, with subnet tokens: the runtime that Finney got next. */
export const SUBTENSOR_224 = shipped('testnet');

/** One field of a struct: its name, and its type in the terms of {@link typeTable}. */
type Fields = readonly (readonly [name: string, type: string])[];

/**
 * The runtime with metadata of version 15, whose `get_neurons_lite` answers with the layout given, so that a reader
 * that clings to a layout of its own decodes nonsense.
 */
export function withRuntimeCalls(base: ScriptedRuntime, specVersion: number, neuronFields: Fields): ScriptedRuntime {
  return describing(base, specVersion, { AxonInfo: AXON_FIELDS, NeuronInfoLite: neuronFields }, [
    ['NeuronInfoRuntimeApi', 'get_neurons_lite', 'Vec<NeuronInfoLite>'],
  ]);
}

/** The runtime with metadata of version 15 that describe the calls of a metagraph as runtimes 326 and 425 have them. */
export function withMetagraphCalls(base: ScriptedRuntime): ScriptedRuntime {
  const structs = {
    AxonInfo: AXON_FIELDS,
    PrometheusInfo: PROMETHEUS_FIELDS,
    NeuronInfoLite: NEURON_LITE_FIELDS,
    SubnetState: SUBNET_STATE_FIELDS,
  };
  return describing(base, base.specVersion, structs, [
    ['NeuronInfoRuntimeApi', 'get_neurons_lite', 'Vec<NeuronInfoLite>'],
    ['SubnetInfoRuntimeApi', 'get_subnet_state', 'Option<SubnetState>'],
    // Whose seventy fields no miner looks at; a node may answer that it has none.
    ['SubnetInfoRuntimeApi', 'get_metagraph', 'Option<u8>'],
  ]);
}

/** The runtime with metadata of version 15 from before they told more of these calls than that they answer with bytes. */
export function withOpaqueCalls(base: ScriptedRuntime): ScriptedRuntime {
  return describing(base, base.specVersion, {}, [
    ['NeuronInfoRuntimeApi', 'get_neurons_lite', 'Vec<u8>'],
    ['SubnetInfoRuntimeApi', 'get_subnet_state', 'Vec<u8>'],
  ]);
}

type Call = readonly [api: string, method: string, output: string];

/** The runtime with metadata of version 15, made of those of version 14 and calls that take a netuid. */
function describing(
  base: ScriptedRuntime,
  specVersion: number,
  structs: Readonly<Record<string, Fields>>,
  calls: readonly Call[],
): ScriptedRuntime {
  const json = new Metadata(
    new TypeRegistry(),
    base.metadata as `0x${string}`,
  ).asV15.toJSON() as unknown as MetadataJson;
  const index = typeTable(json.lookup.types, structs);
  json.apis = [...new Set(calls.map(([api]) => api))].map((name) => ({
    name,
    methods: calls
      .filter(([api]) => api === name)
      .map(([, method, output]) => ({
        name: method,
        inputs: [{ name: 'netuid', type: index('u16') }],
        output: index(output),
        docs: [],
      })),
    docs: [],
  }));
  const body = new TypeRegistry().createType('MetadataV15', json).toU8a();
  return { ...base, specVersion, metadataV15: hex(Buffer.concat([Buffer.from('meta'), Buffer.of(15), body])) };
}

/** Index of a type of the metadata by its name in Rust; what is not there yet is added. */
function typeTable(
  types: MetadataJson['lookup']['types'],
  structs: Readonly<Record<string, Fields>>,
): (name: string) => number {
  // The account is type 0 of the chain's own registry.
  const indices = new Map([['AccountId32', 0]]);
  const add = (name: string, def: object, path: string[] = [], params: object[] = []): number => {
    const id = types.length;
    types.push({ id, type: { path, params, def, docs: [] } });
    indices.set(name, id);
    return id;
  };
  const index = (name: string): number => {
    const known = indices.get(name);
    if (known !== undefined) return known;
    const [, outer, inner = ''] = /^(Compact|Vec|Option)<(.+)>$/.exec(name) ?? [];
    if (outer === 'Compact') return add(name, { compact: { type: index(inner) } });
    if (outer === 'Vec') return add(name, { sequence: { type: index(inner) } });
    if (outer === 'Option') {
      const type = index(inner);
      const some = { name: 'Some', fields: [{ name: null, type, typeName: null, docs: [] }], index: 1, docs: [] };
      const variants = [{ name: 'None', fields: [], index: 0, docs: [] }, some];
      return add(name, { variant: { variants } }, ['Option'], [{ name: 'T', type }]);
    }
    const members = /^\((.+)\)$/.exec(name)?.[1]?.split(', ');
    if (members) return add(name, { tuple: members.map(index) });
    const fields = structs[name]?.map(([field, type]) => ({
      name: field,
      type: index(type),
      typeName: type,
      docs: [],
    }));
    if (fields) return add(name, { composite: { fields } }, ['test', name]);
    return add(name, { primitive: name.charAt(0).toUpperCase() + name.slice(1) });
  };
  return index;
}

// As `pallets/subtensor/src/rpc_info/{neuron_info,show_subnet}.rs` of subtensor have them.

const AXON_FIELDS: Fields = [
  ['block', 'u64'],
  ['version', 'u32'],
  ['ip', 'u128'],
  ['port', 'u16'],
  ['ip_type', 'u8'],
  ['protocol', 'u8'],
  ['placeholder1', 'u8'],
  ['placeholder2', 'u8'],
];

const PROMETHEUS_FIELDS: Fields = [
  ['block', 'u64'],
  ['version', 'u32'],
  ['ip', 'u128'],
  ['port', 'u16'],
  ['ip_type', 'u8'],
];

const NEURON_LITE_FIELDS: Fields = [
  ['hotkey', 'AccountId32'],
  ['coldkey', 'AccountId32'],
  ['uid', 'Compact<u16>'],
  ['netuid', 'Compact<u16>'],
  ['active', 'bool'],
  ['axon_info', 'AxonInfo'],
  ['prometheus_info', 'PrometheusInfo'],
  ['stake', 'Vec<(AccountId32, Compact<u64>)>'],
  ['rank', 'Compact<u16>'],
  ['emission', 'Compact<u64>'],
  ['incentive', 'Compact<u16>'],
  ['consensus', 'Compact<u16>'],
  ['trust', 'Compact<u16>'],
  ['validator_trust', 'Compact<u16>'],
  ['dividends', 'Compact<u16>'],
  ['last_update', 'Compact<u64>'],
  ['validator_permit', 'bool'],
  ['pruning_score', 'Compact<u16>'],
];

const SUBNET_STATE_FIELDS: Fields = [
  ['netuid', 'Compact<u16>'],
  ['hotkeys', 'Vec<AccountId32>'],
  ['coldkeys', 'Vec<AccountId32>'],
  ['active', 'Vec<bool>'],
  ['validator_permit', 'Vec<bool>'],
  ['pruning_score', 'Vec<Compact<u16>>'],
  ['last_update', 'Vec<Compact<u64>>'],
  ['emission', 'Vec<Compact<u64>>'],
  ['dividends', 'Vec<Compact<u16>>'],
  ['incentives', 'Vec<Compact<u16>>'],
  ['consensus', 'Vec<Compact<u16>>'],
  ['trust', 'Vec<Compact<u16>>'],
  ['rank', 'Vec<Compact<u16>>'],
  ['block_at_registration', 'Vec<Compact<u64>>'],
  ['alpha_stake', 'Vec<Compact<u64>>'],
  ['tao_stake', 'Vec<Compact<u64>>'],
  ['total_stake', 'Vec<Compact<u64>>'],
  ['emission_history', 'Vec<Vec<Compact<u64>>>'],
];

interface MetadataJson {
  lookup: { types: { id: number; type: object }[] };
  apis: object[];
}
