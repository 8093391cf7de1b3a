import type { StorageKey } from '@polkadot/types';
import { Metadata, TypeRegistry } from '@polkadot/types';
import { decorateStorage } from '@polkadot/types/metadata/decorate';
import type { Codec } from '@polkadot/types/types';
import { AppError } from '@404-gen/service-kit';
import type { JsonRpc } from './json-rpc.ts';
import { FALLBACK_OUTPUTS, FALLBACK_TYPES } from './runtime-types.ts';

/**
 * The runtime that a block's state belongs to: its types, and how to ask for them.
 *
 * Loaded for the very block that is read. A block that upgrades the runtime leaves a state of the new one, while the
 * version which executed it is the old: asking at the parent, or keeping metadata between reads, decodes wrongly there.
 */
export interface Runtime {
  readonly specVersion: number;
  /** @throws AppError `CHAIN_MALFORMED` unless the answer is exactly one value of the method's type */
  call(api: string, method: string, argument: Uint8Array): Promise<Codec>;
  hasStorage(item: string, pallet?: string): boolean;
  /**
   * Values of a map at `keys`, in their order (`[[]]` for an item that is no map). An absent one is the runtime's
   * default, or undefined where the runtime has none.
   */
  storage(item: string, keys: readonly (readonly unknown[])[], pallet?: string): Promise<(Codec | undefined)[]>;
}

/** Metadata with runtime calls in it; older nodes give 14 only, which lacks them. */
const METADATA_VERSION = 15;

const KEYS_PER_REQUEST = 256;

/** @throws AppError of {@link JsonRpc}, or `CHAIN_MALFORMED` */
export async function loadRuntime(rpc: JsonRpc, blockHash: string): Promise<Runtime> {
  const version = (await rpc.request('state_getRuntimeVersion', [blockHash])) as { specVersion?: unknown } | null;
  if (typeof version?.specVersion !== 'number') throw malformed('the runtime version');
  const bytes = await metadataAt(rpc, blockHash);
  const registry = new TypeRegistry();
  const { apis, query } = decoding('the metadata', () => {
    registry.register(FALLBACK_TYPES);
    const metadata = new Metadata(registry, bytes);
    registry.setMetadata(metadata, undefined, undefined, true);
    return { apis: metadata.asLatest.apis, query: decorateStorage(registry, metadata.asLatest, metadata.version) };
  });

  const outputType = (api: string, method: string): { type: string; wrapped: boolean } => {
    const known = FALLBACK_OUTPUTS[`${api}_${method}`];
    const found = apis
      .find((each) => each.name.toString() === api)
      ?.methods.find((each) => each.name.toString() === method);
    // Runtimes up to early 2025 answered with bytes, and the metadata do not tell what is in them.
    if (found && known !== undefined && registry.lookup.getTypeDef(found.output).type === 'Bytes') {
      return { type: known, wrapped: true };
    }
    if (found) return { type: registry.createLookupType(found.output), wrapped: false };
    if (apis.length > 0 || known === undefined) throw malformed(`${api}_${method}, which this runtime lacks`);
    return { type: known, wrapped: false };
  };

  /** @throws AppError `CHAIN_MALFORMED` unless `bytes` are one value of the type and nothing more or less */
  const decode = (type: string, given: Uint8Array, what: string): Codec =>
    decoding(what, () => {
      const value = registry.createTypeUnsafe(type, [given]);
      // The decoders read past the end without a word; what was cut short is longer when written again.
      if (!Buffer.from(value.toU8a()).equals(given)) throw new Error(`it is not one ${type}`);
      return value;
    });

  return {
    specVersion: version.specVersion,

    async call(api, method, argument) {
      const name = `${api}_${method}`;
      const { type, wrapped } = outputType(api, method);
      const answer = bytesOf(await rpc.request('state_call', [name, hexOf(argument), blockHash]), name);
      return decode(type, wrapped ? decode('Bytes', answer, name).toU8a(true) : answer, name);
    },

    hasStorage: (item, pallet = 'subtensorModule') => query[pallet]?.[item] !== undefined,

    async storage(item, keys, pallet = 'subtensorModule') {
      const what = `the storage ${pallet}.${item}`;
      const entry = query[pallet]?.[item];
      if (!entry) throw malformed(`${what}, which this runtime lacks`);
      // A runtime may key a map by other things than those known here.
      const storageKeys = decoding(what, () => keys.map((key) => registry.createType('StorageKey', [entry, [...key]])));
      const values = await queryStorage(rpc, storageKeys, blockHash, what);
      return values.map((value, index) => {
        const type = storageKeys[index]?.outputType ?? 'Null';
        if (value !== null) return decode(type, bytesOf(value, what), what);
        return entry.meta.modifier.isOptional ? undefined : decode(type, entry.meta.fallback.toU8a(true), what);
      });
    },
  };
}

async function metadataAt(rpc: JsonRpc, blockHash: string): Promise<Uint8Array> {
  try {
    const argument = Buffer.alloc(4);
    argument.writeUInt32LE(METADATA_VERSION);
    const answer = await rpc.request('state_call', ['Metadata_metadata_at_version', hexOf(argument), blockHash]);
    const opaque = new TypeRegistry().createType('Option<Bytes>', bytesOf(answer, 'the metadata'));
    if (opaque.isSome) return opaque.unwrap().toU8a(true);
  } catch (error) {
    // A node without that call still has the older method; one that is gone fails there again.
    if (!(error instanceof AppError) || error.code !== 'CHAIN_REFUSED') throw error;
  }
  return bytesOf(await rpc.request('state_getMetadata', [blockHash]), 'the metadata');
}

async function queryStorage(
  rpc: JsonRpc,
  keys: readonly StorageKey[],
  blockHash: string,
  what: string,
): Promise<unknown[]> {
  const values = new Map<string, unknown>();
  for (let from = 0; from < keys.length; from += KEYS_PER_REQUEST) {
    const asked = keys.slice(from, from + KEYS_PER_REQUEST).map((key) => key.toHex());
    const answer = await rpc.request('state_queryStorageAt', [asked, blockHash]);
    const changes = (answer as { changes?: unknown }[] | null)?.[0]?.changes;
    if (!Array.isArray(changes)) throw malformed(what);
    for (const change of changes as unknown[]) {
      if (!Array.isArray(change) || typeof change[0] !== 'string') throw malformed(what);
      values.set(change[0], change[1] ?? null);
    }
  }
  return keys.map((key) => {
    const value = values.get(key.toHex());
    if (value === undefined) throw malformed(`${what}: a key that was asked for is not in the answer`);
    return value;
  });
}

function hexOf(bytes: Uint8Array): string {
  return `0x${Buffer.from(bytes).toString('hex')}`;
}

function bytesOf(value: unknown, what: string): Uint8Array {
  if (typeof value !== 'string' || !/^0x(?:[0-9a-fA-F]{2})*$/.test(value)) throw malformed(what);
  return Buffer.from(value.slice(2), 'hex');
}

function decoding<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw malformed(what, cause);
  }
}

export function malformed(what: string, cause?: unknown): AppError {
  const reason = cause instanceof Error ? ` (${cause.message.slice(0, 200)})` : '';
  return new AppError('CHAIN_MALFORMED', `A node's answer cannot be used: ${what}${reason}.`, {
    retryable: true,
    cause,
  });
}
