import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHotkeyFile } from '@404-gen/bittensor';
import { AppError, createLogger, parseCommandLine } from '@404-gen/service-kit';
import { expect, test } from 'vitest';
import { helpText, OWN_FLAGS } from '../cli/commands.ts';
import { REFERENCE_FILE, referencePage, writeReference } from '../cli/config-reference.ts';
import { configuredEndpoints, loadMinerSettings, stateDirectory, withoutSecrets } from './load.ts';
import { MemoryFiles } from '../test-support/fakes.ts';
import { metagraphSource, registrationAdvice } from '../metagraph-source.ts';
import { minerSettings } from './schema.ts';
import { openHotkey } from './wallet.ts';

const repository = join(import.meta.dirname, '..', '..', '..', '..');

function load(command: string, env: Record<string, string> = {}, file?: string) {
  const { settings } = parseCommandLine(command.split(' ').filter(Boolean), minerSettings, OWN_FLAGS);
  return loadMinerSettings({ flags: settings, env, file }).settings;
}

function problemsOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const NEEDED = '--metagraph.file m.json';

test('the defaults are upstream’s and the seed’s', () => {
  expect(load(NEEDED)).toMatchObject({
    netuid: 17,
    'generation.endpoints': ['http://127.0.0.1:10006', 'http://127.0.0.1:10007', 'http://127.0.0.1:10008'],
    'neuron.min_stake_to_set_weights': 1000,
    'neuron.sync_interval': 1800,
    'gate.min_payload_bytes': 1024,
    'gate.min_splats': 7000,
    'poll.timeout_seconds': 12,
    'submit.timeout_seconds': 300,
  });
});

test('configs/miner.yaml is valid, and says what the defaults say', () => {
  const settings = load(NEEDED, {}, join(repository, 'configs', 'miner.yaml'));
  expect(settings).toEqual(load(NEEDED));
});

test('every key is also a flag and an environment variable', () => {
  const settings = load(
    '--metagraph.file m.json --generation.endpoints http://a:1 http://b:2 --neuron.min_stake_to_set_weights 0 --logging.debug',
    { BT_WALLET_NAME: 'cold', MINER_NETUID: '29', MINER_GATE_MIN_SPLATS: '9000' },
  );
  expect(settings).toMatchObject({
    'generation.endpoints': ['http://a:1', 'http://b:2'],
    'neuron.min_stake_to_set_weights': 0,
    'logging.debug': true,
    'wallet.name': 'cold',
    netuid: 29,
    'gate.min_splats': 9000,
  });
  const help = helpText();
  for (const key of Object.keys(minerSettings.properties)) expect(help).toContain(`--${key} `);
  for (const name of ['BT_WALLET_NAME', 'MINER_GENERATION_ENDPOINTS', 'MINER_GATE_MIN_SPLATS']) {
    expect(help).toContain(name);
  }
  for (const command of ['validators', 'config-reference', '--config', '--json', '--check'])
    expect(help).toContain(command);
});

test.each([
  ['--generation.endpoints nonsense', 'generation.endpoints[0]: "nonsense" is no URL'],
  ['--generation.endpoints http://a:1 ftp://b', 'generation.endpoints[1]: "ftp://b" must start with http'],
  ['--generation.endpoints http://u:p@a:1', 'generation.tokens'],
  ['--generation.endpoints http://a:1?x=1', 'query'],
  ['--generation.endpoints http://a:1 http://a:1', 'listed twice'],
  ['--generation.endpoints http://a:1 --generation.tokens x y', 'generation.tokens: 2 tokens for 1 endpoints'],
  ['--poll.backoff_initial_seconds 400', 'poll.backoff_initial_seconds: is larger than poll.backoff_max_seconds (300)'],
  ['--validators.blacklist me', 'validators.blacklist'],
  ['--wallet.hotkey ../x', 'wallet.hotkey'],
  ['--status.port 70000', 'status.port'],
  ['--netuid many', '"many" is not a number'],
])('%s is refused, naming the field', (command, expected) => {
  expect(problemsOf(() => load(`${NEEDED} ${command}`))).toContain(expected);
});

test('the metagraph comes from finney, from the chain that is named, or from a file', () => {
  const logger = createLogger({ service: 'test', level: 'silent' });
  const source = (command: string) => metagraphSource(load(command), { logger, files: new MemoryFiles() }).description;
  expect(source('')).toMatch(/^finney \(wss:\/\/entrypoint-finney.opentensor.ai, /);
  expect(source('--subtensor.network test')).toContain('wss://test.finney.opentensor.ai');
  expect(source('--subtensor.chain_endpoint ws://a:1 ws://b:2')).toBe('custom (ws://a:1, ws://b:2)');
  expect(source('--subtensor.network local --subtensor.chain_endpoint ws://a:1')).toBe(
    'local (ws://a:1, ws://127.0.0.1:9944)',
  );
  expect(source('--subtensor.network 10.0.0.1:9944')).toBe('custom (ws://10.0.0.1:9944)');
  expect(source('--subtensor.chain_endpoint 10.0.0.1:9944')).toBe('custom (ws://10.0.0.1:9944)');
  expect(source(`${NEEDED} --subtensor.network test`)).toBe('file m.json');
  const advice = registrationAdvice(load('--subtensor.network test --netuid 29 --wallet.name w --wallet.hotkey h'));
  expect(advice).toContain('btcli subnets register --netuid 29 --network test --wallet.name w --wallet.hotkey h');
});

test('an unknown flag and an unknown key say so', () => {
  expect(problemsOf(() => load(`${NEEDED} --generation.endpoint x`))).toContain('did you mean --generation.endpoints?');
  expect(problemsOf(() => load(NEEDED, {}, 'no-such.yaml'))).toContain('cannot be read');
});

test('tokens: one for all, or one each; never in a log', () => {
  const tokens = (flags: string) => configuredEndpoints(load(`${NEEDED} ${flags}`)).map(({ token }) => token);
  const two = '--generation.endpoints http://a:1 http://b:2/card';
  expect(tokens(two)).toEqual([undefined, undefined]);
  expect(tokens(`${two} --generation.tokens hush`)).toEqual(['hush', 'hush']);
  expect(tokens(`${two} --generation.tokens hush,-`)).toEqual(['hush', undefined]);
  const settings = load(`${NEEDED} ${two} --generation.tokens hush`);
  expect(JSON.stringify(withoutSecrets(settings))).not.toContain('hush');
  expect(configuredEndpoints(settings).map(({ name }) => name)).toEqual(['a:1', 'b:2/card']);
});

test('the state lies with the wallet and subnet it belongs to, or where it is told to', () => {
  expect(stateDirectory(load(`${NEEDED} --wallet.name w --wallet.hotkey h`))).toBe(
    join(homedir(), '.bittensor/miners/w/h/netuid17/404-gen-miner'),
  );
  expect(stateDirectory(load('--logging.logging_dir /l --neuron.name second --netuid 29'))).toBe(
    '/l/default/default/netuid29/second',
  );
  expect(stateDirectory(load(`${NEEDED} --state.dir ~/here`))).toBe(join(homedir(), 'here'));
});

test('a hotkey is found by name; what is wrong with it is said with the setting', async () => {
  const wallets = await mkdtemp(join(tmpdir(), 'wallets-'));
  const settings = load(`${NEEDED} --wallet.path ${wallets} --wallet.name w --wallet.hotkey h`);
  await expect(openHotkey(settings, {})).rejects.toMatchObject({
    code: 'WALLET_FILE_MISSING',
    message: expect.stringMatching(/^wallet\.hotkey: /) as string,
  });
  await writeHotkeyFile(join(wallets, 'w', 'hotkeys', 'h'), new Uint8Array(32).fill(7));
  expect((await openHotkey(settings, {})).ss58).toMatch(/^5/);
  await rm(wallets, { recursive: true });
});

test('the generated reference is up to date, and checking it changes nothing', async () => {
  expect(await readFile(join(repository, REFERENCE_FILE), 'utf8')).toBe(referencePage());
  const directory = await mkdtemp(join(tmpdir(), 'reference-'));
  const file = join(directory, 'runtime', 'miner.md');
  expect(await writeReference(file, true)).toBe(false);
  expect(await writeReference(file, false)).toBe(true);
  expect(await writeReference(file, true)).toBe(true);
  await rm(directory, { recursive: true });
});
