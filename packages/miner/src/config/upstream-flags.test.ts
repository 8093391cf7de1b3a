import { parseCommandLine } from '@404-gen/service-kit';
import { expect, test } from 'vitest';
import { OWN_FLAGS } from '../cli/commands.ts';
import { loadMinerSettings } from './load.ts';
import { minerSettings } from './schema.ts';
import { translateUpstreamFlags } from './upstream-flags.ts';

function load(command: string, env: Record<string, string> = {}) {
  const { argv, notes } = translateUpstreamFlags(command.split(' '));
  const line = parseCommandLine(argv, minerSettings, OWN_FLAGS);
  expect(line.positionals).toEqual([]);
  return { ...loadMinerSettings({ flags: line.settings, env, file: undefined }), notes };
}

test('the command line that upstream’s setup script writes', () => {
  const { settings, notes } = load(
    '--wallet.name default --wallet.hotkey default --subtensor.network finney --netuid 17 ' +
      '--generation.endpoint http://127.0.0.1:8093 --logging.debug',
  );
  expect(settings).toMatchObject({
    'wallet.name': 'default',
    'wallet.hotkey': 'default',
    'subtensor.network': 'finney',
    netuid: 17,
    'generation.endpoints': ['http://127.0.0.1:8093'],
    'logging.debug': true,
  });
  expect(notes).toEqual([]);
});

test('every flag that the Python miner reads', () => {
  const { settings, notes } = load(
    '--wallet.name cold --wallet.hotkey hot --wallet.path /w --netuid=29 --subtensor.network test ' +
      '--subtensor.chain_endpoint ws://127.0.0.1:9944 --neuron.name second --neuron.sync_interval 600 ' +
      '--neuron.log_info_interval 60 --neuron.min_stake_to_set_weights 500 --logging.trace --logging.logging_dir /l ' +
      '--logging.record_log --axon.port 8091 --axon.ip=0.0.0.0 --strict --generation.endpoints http://a:1 http://b:2',
  );
  expect(settings).toMatchObject({
    'wallet.name': 'cold',
    'wallet.hotkey': 'hot',
    'wallet.path': '/w',
    netuid: 29,
    'subtensor.network': 'test',
    'subtensor.chain_endpoint': ['ws://127.0.0.1:9944'],
    'neuron.name': 'second',
    'neuron.sync_interval': 600,
    'neuron.log_info_interval': 60,
    'neuron.min_stake_to_set_weights': 500,
    'logging.level': 'trace',
    'logging.logging_dir': '/l',
    'generation.endpoints': ['http://a:1', 'http://b:2'],
  });
  expect(notes.map((note) => note.split(':')[0])).toEqual([
    '--logging.record_log',
    '--axon.port',
    '--axon.ip',
    '--strict',
  ]);
});

test('the environment of btcli and the SDK', () => {
  const { settings } = load('--netuid 17', {
    BT_WALLET_NAME: 'cold',
    BT_WALLET_HOTKEY: 'hot',
    BT_WALLET_PATH: '/w',
    BT_SUBTENSOR_NETWORK: 'local',
    BT_SUBTENSOR_CHAIN_ENDPOINT: 'ws://127.0.0.1:9944',
    BT_LOGGING_DEBUG: '1',
    BT_LOGGING_LOGGING_DIR: '/l',
  });
  expect(settings).toMatchObject({
    'wallet.name': 'cold',
    'wallet.hotkey': 'hot',
    'wallet.path': '/w',
    'subtensor.network': 'local',
    'subtensor.chain_endpoint': ['ws://127.0.0.1:9944'],
    'logging.debug': true,
    'logging.logging_dir': '/l',
  });
});

test('what is ours passes, and a value that is missing is said', () => {
  expect(translateUpstreamFlags(['wallet', '--json', '--', '--strict'])).toEqual({
    argv: ['wallet', '--json', '--', '--strict'],
    notes: [],
  });
  expect(() => translateUpstreamFlags(['--axon.port'])).toThrow('--axon.port needs a value');
});

test.each(['nowhere', 'https://a', 'wss://'])('network %s is refused, with those that are known', (network) => {
  expect(() => load(`--subtensor.network ${network}`)).toThrow(/subtensor\.network: .*finney, test, archive, local/);
  expect(() => load(`--subtensor.chain_endpoint ${network}`)).toThrow('subtensor.chain_endpoint[0]: ');
});
