import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  MINER_LICENSE_CONSENT_DECLARATION,
  OWNER_HOTKEY,
  openHotkeyFile,
} from '../../packages/bittensor/dist/index.js';
import { decodeSpz, encodeSpz, readSplatFile } from '../../packages/splat/dist/index.js';
import { SUBTENSOR_224, withMetagraphCalls } from '../../packages/bittensor/src/chain/test-support/runtimes.ts';
import type { ScriptedNode } from '../../packages/bittensor/src/chain/test-support/scripted-node.ts';
import { onChain } from '../e2e/support/on-chain.ts';
import { endAll, temporaryFolder, until } from '../e2e/support/running-process.ts';
import { startDevnet, startGenerationServers, startMiner } from '../e2e/support/subnet.ts';
import { startNodeForTheSdk } from './support/node-for-the-sdk.ts';
import { startPeer, type PythonPeer } from './support/python-peer.ts';

// The subnet's own code, which is not part of this repository. These tests wait for
//   SUBNET_CHECKOUT  folder of a checkout of 404-Repo/three-gen-subnet
//   SUBNET_PYTHON    interpreter that has what its neurons/requirements.txt asks for

const CHECKOUT = process.env['SUBNET_CHECKOUT'] ?? '';
const PYTHON = process.env['SUBNET_PYTHON'] ?? '';
const MISSING = [CHECKOUT === '' ? 'SUBNET_CHECKOUT' : '', PYTHON === '' ? 'SUBNET_PYTHON' : ''].filter((name) => name);
const waiting = MISSING.length === 0 ? '' : ` (waits for ${MISSING.join(' and ')})`;

// Reporters do not show what was skipped.
if (waiting !== '') process.stderr.write(`test/interop/upstream.test.ts is skipped${waiting}\n`);

const MINER = fileURLToPath(new URL('peers/upstream_miner.py', import.meta.url));

describe.skipIf(MISSING.length > 0)(`the subnet’s code${waiting}`, () => {
  let upstream: PythonPeer;
  beforeAll(() => {
    upstream = startPeer(PYTHON, 'upstream.py', [CHECKOUT]);
  });
  afterAll(() => upstream.stop());

  it('has the models that our peers have, field by field', async () => {
    const models = await upstream.ask<Record<string, { ours: object[]; theirs: object[] }>>('models');
    for (const [name, { ours, theirs }] of Object.entries(models)) expect(ours, name).toEqual(theirs);
  });

  it('has the licence that we sign, and the owner that we favour', async () => {
    expect(await upstream.ask('constants')).toEqual({
      licence: MINER_LICENSE_CONSENT_DECLARATION,
      owner: OWNER_HOTKEY,
    });
  });

  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const files = filesUnder(CHECKOUT).filter((file) => /\.(?:spz|ply)$/.test(file) && !file.includes('encoded'));

  it('brings real clouds', () => expect(files.some((file) => file.endsWith('.spz'))).toBe(true));

  it.each(files)('packs and unpacks %s as we do', async (file) => {
    const bytes = readFileSync(join(CHECKOUT, file));
    const spz = file.endsWith('.spz');
    const ply = spz ? Buffer.from(await upstream.ask<string>('decompress', { spz: base64(bytes) }), 'base64') : bytes;
    const packedByThem = Buffer.from(await upstream.ask<string>('compress', { ply: base64(ply) }), 'base64');
    const packedByUs = await encodeSpz(await readSplatFile(bytes));
    // What matters is what a validator unpacks: the same to the last bit.
    const unpack = (packed: Uint8Array) => upstream.ask<string>('decompress', { spz: base64(packed) });
    expect((await unpack(packedByUs)) === (await unpack(packedByThem))).toBe(true);
    // Unpacked and packed again, by each.
    const again = await upstream.ask<string>('compress', { ply: await unpack(packedByThem) });
    const againByUs = await encodeSpz(await decodeSpz(packedByThem));
    expect((await unpack(againByUs)) === (await unpack(Buffer.from(again, 'base64')))).toBe(true);
  });
});

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

describe.skipIf(MISSING.length > 0)(`the subnet’s miner${waiting}`, () => {
  let node: ScriptedNode | undefined;
  let miner: ChildProcess | undefined;
  afterAll(async () => {
    miner?.kill('SIGKILL');
    await endAll();
    await node?.close();
  });

  it('mines on our devnet with our generation server, beside our miner, and both win tasks', async () => {
    const servers = await startGenerationServers(2);
    const devnet = await startDevnet([
      ...['--validators', '3', '--miners', '2', '--task_cooldown_seconds', '3', '--throttle_seconds', '1'],
      ...['--validation_lock_seconds', '1', '--cooldown_penalty_seconds', '4'],
    ]);
    const flag = (name: string) => devnet.minerFlags[devnet.minerFlags.indexOf(name) + 1] ?? '';
    const wallet = { path: flag('--wallet.path'), name: flag('--wallet.name') };
    node = await startNodeForTheSdk({
      runtime: withMetagraphCalls(SUBTENSOR_224),
      neurons: onChain(flag('--metagraph.file')),
    });
    const hotkeys = await Promise.all(
      ['miner', 'miner-1'].map((name) => openHotkeyFile(join(wallet.path, wallet.name, 'hotkeys', name), { env: {} })),
    );
    const [ours, theirs] = hotkeys.map(({ ss58 }) => ss58);

    let log = '';
    const home = temporaryFolder();
    miner = spawn(
      PYTHON,
      [
        ...[MINER, CHECKOUT, '--netuid', '17', '--subtensor.network', node.endpoint, '--logging.debug'],
        ...['--wallet.path', wallet.path, '--wallet.name', wallet.name, '--wallet.hotkey', 'miner-1'],
        ...['--generation.endpoint', servers[1]!.url, '--logging.logging_dir', home],
      ],
      {
        env: { PATH: process.env['PATH'], HOME: home, PYTHONDONTWRITEBYTECODE: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    for (const stream of [miner.stdout, miner.stderr]) stream?.on('data', (chunk: Buffer) => (log += chunk.toString()));
    await startMiner(devnet, [servers[0]!.url]);

    const accepted = async (hotkey = '') =>
      (await devnet.submissions()).filter((each) => each.minerHotkey === hotkey && each.outcome === 'accepted').length;
    try {
      await until(
        'both have three results accepted',
        async () => {
          expect(miner?.exitCode, log).toBeNull();
          return (await accepted(ours)) >= 3 && (await accepted(theirs)) >= 3;
        },
        { limitMs: 240_000 },
      );
    } catch (error) {
      throw new Error(log.slice(-4000), { cause: error });
    }
    const outcomes = (await devnet.submissions()).filter((each) => each.minerHotkey === theirs);
    expect(outcomes.filter((each) => each.outcome !== 'accepted')).toEqual([]);
    expect(log).toMatch(/Miner \| UID:4 \| Block:5000000 \| Stake:0\.0000/);
    expect(log).toContain('Feedback received from');
  }, 300_000);
});
