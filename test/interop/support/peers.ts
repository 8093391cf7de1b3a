import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openHotkeyFile, writeHotkeyFile, type Hotkey } from '../../../packages/bittensor/dist/index.js';
import { freePorts, temporaryFolder } from '../../e2e/support/running-process.ts';
import { startPeer, type PythonPeer } from './python-peer.ts';

/** A hotkey in a wallet folder, which both sides open. */
export interface WalletHotkey {
  readonly hotkey: Hotkey;
  /** Arguments of the peers that take a wallet: folder of wallets, wallet, hotkey. */
  readonly peerArgs: readonly [string, string, string];
}

export async function newWalletHotkey(): Promise<WalletHotkey> {
  const wallets = temporaryFolder();
  const file = join(wallets, 'interop', 'hotkeys', 'default');
  await writeHotkeyFile(file, randomBytes(32));
  return { hotkey: await openHotkeyFile(file, { env: {} }), peerArgs: [wallets, 'interop', 'default'] };
}

export interface SdkAxon {
  readonly target: { readonly hotkey: string; readonly ip: string; readonly port: number };
  readonly task: { readonly id: string; readonly prompt: string };
  readonly licenceSha256: string;
  blacklist(hotkey: string): Promise<void>;
  /** Before a pull is answered. */
  pause(seconds: number): Promise<void>;
  /** What its handlers were given since this was last asked. */
  received(): Promise<readonly Readonly<Record<string, unknown>>[]>;
  stop(): Promise<void>;
}

export async function startSdkAxon({ hotkey, peerArgs }: WalletHotkey): Promise<SdkAxon> {
  const [port = 0] = await freePorts(1);
  const peer = startPeer(inject('python'), 'axon.py', [...peerArgs, String(port)]);
  const ready = await peer.ask<{
    sdk: string;
    hotkey: string;
    task: SdkAxon['task'];
    licence_sha256: string;
  }>('ready');
  if (ready.sdk !== '9.9.0' || ready.hotkey !== hotkey.ss58) throw new Error(JSON.stringify(ready));
  return {
    target: { hotkey: hotkey.ss58, ip: '127.0.0.1', port },
    task: ready.task,
    licenceSha256: ready.licence_sha256,
    blacklist: (address) => peer.ask('blacklist', { hotkey: address }),
    pause: (seconds) => peer.ask('pause', { seconds }),
    received: () => peer.ask('received'),
    stop: () => peer.stop(),
  };
}

export interface SdkCall {
  readonly timeout?: number;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly clock_offset_seconds?: number;
  readonly wrong_key?: boolean;
}

export interface SdkReply {
  readonly statusCode: number | null;
  readonly statusMessage: string | null;
  readonly synapse: Readonly<Record<string, unknown>>;
}

export interface SdkDendrite {
  call(target: SdkAxon['target'], name: string, call?: SdkCall): Promise<SdkReply>;
  hotkey(): Promise<string>;
  /** Signs with its hotkey. */
  sign(message: Uint8Array | string): Promise<Uint8Array>;
  stop(): Promise<void>;
}

export function startSdkDendrite(walletArgs: WalletHotkey['peerArgs']): SdkDendrite {
  const peer: PythonPeer = startPeer(inject('python'), 'dendrite.py', walletArgs);
  return {
    call: (target, name, call = {}) => peer.ask('call', { ...target, name, ...call }),
    hotkey: () => peer.ask('hotkey'),
    sign: async (message) =>
      Buffer.from(await peer.ask<string>('sign', { message_hex: Buffer.from(message).toString('hex') }), 'hex'),
    stop: () => peer.stop(),
  };
}
