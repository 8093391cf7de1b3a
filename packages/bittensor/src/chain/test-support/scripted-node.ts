import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { SUBTENSOR_224, type ScriptedRuntime } from './runtimes.ts';
import { compact, hex } from './scale.ts';
import { neuronsLite, scriptedNeurons, subnetState, subnetStorage, type ScriptedNeuron } from './subnet.ts';

export const GENESIS = `0x${'ab'.repeat(32)}`;

interface Call {
  readonly method: string;
  readonly params: readonly unknown[];
  /** `state_call` by the call's name, anything else by the method's. */
  readonly name: string;
}

/** What a node does in place of answering well. */
type Misdeed =
  'hang up' | 'stay silent' | { readonly error: string } | { readonly result: unknown } | { readonly raw: string };

/** A chain as its nodes see it; a test changes it while they run. */
export interface ScriptedChain {
  genesis: string;
  block: number;
  timeMs: number;
  netuid: number;
  runtime: ScriptedRuntime;
  neurons: ScriptedNeuron[];
  /** Answer of a runtime call in place of the usual. */
  calls: Record<string, () => Buffer>;
}

export interface ScriptedNode {
  readonly endpoint: string;
  readonly chain: ScriptedChain;
  readonly asked: string[];
  /** Undefined lets the node answer as it should. */
  misbehave: (call: Call) => Misdeed | undefined;
  close(): Promise<void>;
}

export function scriptedChain(changes: Partial<ScriptedChain> = {}): ScriptedChain {
  return {
    genesis: GENESIS,
    block: 5_000_000,
    timeMs: Date.now(),
    netuid: 17,
    runtime: SUBTENSOR_224,
    neurons: scriptedNeurons(8),
    calls: {},
    ...changes,
  };
}

/** A Substrate node's JSON-RPC over WebSocket, as far as a metagraph needs it, on a free port of this machine. */
export async function startScriptedNode(chain: ScriptedChain = scriptedChain()): Promise<ScriptedNode> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const node: ScriptedNode = {
    endpoint: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    chain,
    asked: [],
    misbehave: () => undefined,
    async close() {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => void answer(node, socket, data.toString()));
  });
  return node;
}

async function answer(node: ScriptedNode, socket: WebSocket, text: string): Promise<void> {
  const { id, method, params } = JSON.parse(text) as { id: number; method: string; params: unknown[] };
  const name = method === 'state_call' ? String(params[0]) : method;
  node.asked.push(name);
  const misdeed = node.misbehave({ method, params, name });
  if (misdeed === 'stay silent') return;
  if (misdeed === 'hang up') {
    socket.terminate();
  } else if (misdeed && 'raw' in misdeed) {
    socket.send(misdeed.raw);
  } else if (misdeed && 'error' in misdeed) {
    socket.send(JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32_000, message: misdeed.error } }));
  } else {
    const result = misdeed ? misdeed.result : await resultOf(node.chain, method, params);
    socket.send(
      JSON.stringify(
        result === undefined
          ? { jsonrpc: '2.0', id, error: { code: 4003, message: 'Client error: Execution failed' } }
          : { jsonrpc: '2.0', id, result },
      ),
    );
  }
}

async function resultOf(chain: ScriptedChain, method: string, params: readonly unknown[]): Promise<unknown> {
  switch (method) {
    // What readers other than ours begin with.
    case 'system_chain':
      return 'Bittensor';
    case 'system_properties':
      return { ss58Format: 42, tokenDecimals: 9, tokenSymbol: 'TAO' };
    case 'rpc_methods':
      return { methods: ['state_call'] };
    case 'chain_getBlockHash':
      return params[0] === 0 ? chain.genesis : `0x${chain.block.toString(16).padStart(64, '0')}`;
    case 'chain_getHeader':
      return { number: `0x${chain.block.toString(16)}` };
    case 'state_getRuntimeVersion':
      return { specName: 'node-subtensor', specVersion: chain.runtime.specVersion };
    case 'state_getMetadata':
      return chain.runtime.metadata;
    case 'state_queryStorageAt': {
      const storage = await subnetStorage(chain.neurons, chain.netuid, chain.timeMs);
      const changes = (params[0] as string[]).map((key) => {
        const value = storage.get(key);
        return [key, value ? hex(value) : null];
      });
      return [{ block: params[1], changes }];
    }
    case 'state_call':
      return runtimeCall(chain, String(params[0]), String(params[1]));
    default:
      return undefined;
  }
}

function runtimeCall(chain: ScriptedChain, name: string, argument: string): unknown {
  const own = chain.calls[name];
  if (own) return hex(own());
  // The SDK sends some arguments without it.
  const bare = argument.replace(/^0x/, '');
  if (name === 'Metadata_metadata_at_version') {
    const { metadataV15 } = chain.runtime;
    if (bare !== '0f000000' || metadataV15 === undefined) return undefined;
    const bytes = Buffer.from(metadataV15.slice(2), 'hex');
    return hex(Buffer.concat([Buffer.of(1), compact(bytes.length), bytes]));
  }
  const known = bare === `${chain.netuid.toString(16).padStart(2, '0')}00`;
  if (name === 'NeuronInfoRuntimeApi_get_neurons_lite')
    return hex(neuronsLite(known ? chain.neurons : [], chain.netuid));
  if (name === 'SubnetInfoRuntimeApi_get_subnet_state') {
    return hex(known ? subnetState(chain.neurons, chain.netuid) : Buffer.of(0));
  }
  return undefined;
}
