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

/** One field of the runtime call's answer: its name, and the type as an index of {@link TYPES} or of those added. */
type Fields = readonly (readonly [name: string, type: string])[];

/**
 * The runtime with metadata of version 15, whose `get_neurons_lite` answers with the layout given, so that a reader
 * that clings to a layout of its own decodes nonsense.
 */
export function withRuntimeCalls(base: ScriptedRuntime, specVersion: number, neuronFields: Fields): ScriptedRuntime {
  const json = new Metadata(
    new TypeRegistry(),
    base.metadata as `0x${string}`,
  ).asV15.toJSON() as unknown as MetadataJson;
  const { types } = json.lookup;
  const indices = new Map<string, number>();
  const add = (name: string, def: object, path: string[] = []): number => {
    const id = types.length;
    types.push({ id, type: { path, params: [], def, docs: [] } });
    indices.set(name, id);
    return id;
  };
  const index = (name: string): number => {
    const known = indices.get(name);
    if (known !== undefined) return known;
    const compact = /^Compact<(.+)>$/.exec(name)?.[1];
    if (compact !== undefined) return add(name, { compact: { type: index(compact) } });
    const list = /^Vec<(.+)>$/.exec(name)?.[1];
    if (list !== undefined) return add(name, { sequence: { type: index(list) } });
    return add(name, { primitive: name.charAt(0).toUpperCase() + name.slice(1) });
  };
  const struct = (name: string, fields: Fields): number => {
    const members = fields.map(([field, type]) => ({ name: field, type: index(type), typeName: type, docs: [] }));
    return add(name, { composite: { fields: members } }, ['test', name]);
  };
  // The account is type 0 of the chain's own registry.
  indices.set('AccountId32', 0);
  struct('AxonInfo', AXON_FIELDS);
  struct('NeuronInfoLite', neuronFields);
  const output = index('Vec<NeuronInfoLite>');
  const inputs = [{ name: 'netuid', type: index('u16') }];
  json.apis = [
    { name: 'NeuronInfoRuntimeApi', methods: [{ name: 'get_neurons_lite', inputs, output, docs: [] }], docs: [] },
  ];
  const body = new TypeRegistry().createType('MetadataV15', json).toU8a();
  return { ...base, specVersion, metadataV15: hex(Buffer.concat([Buffer.from('meta'), Buffer.of(15), body])) };
}

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

interface MetadataJson {
  lookup: { types: { id: number; type: object }[] };
  apis: object[];
}
