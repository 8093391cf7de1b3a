import { spawnSync } from 'node:child_process';
import { afterEach, expect, it } from 'vitest';
import { endAll, getJson, isReady, ROOT, temporaryFolder, until } from './support/running-process.ts';
import { startDevnet } from './support/subnet.ts';

interface Pm2Process {
  readonly name: string;
  readonly pid: number;
  readonly pm2_env: { readonly status: string; readonly restart_time: number; readonly exit_code?: number };
}

let pm2: ((...args: string[]) => string) | undefined;
afterEach(async () => {
  pm2?.('kill');
  await endAll();
});

// The ports are those of ecosystem.config.js: this test fails, and says so, where something else listens there.
it('pm2 starts, restarts, reloads and stops everything in ecosystem.config.js', async () => {
  const devnet = await startDevnet(['--validators', '2']);
  const flag = (name: string): string => devnet.minerFlags[devnet.minerFlags.indexOf(name) + 1] ?? '';
  const env = {
    ...process.env,
    PM2_HOME: temporaryFolder(),
    MINER_METAGRAPH_FILE: flag('--metagraph.file'),
    MINER_STATE_DIR: temporaryFolder(),
    BT_WALLET_PATH: flag('--wallet.path'),
    BT_WALLET_NAME: flag('--wallet.name'),
    BT_WALLET_HOTKEY: flag('--wallet.hotkey'),
    GENERATION_ITERS: '12',
    GENERATION_DENSITY_START_ITER: '4',
    GENERATION_DENSITY_END_ITER: '8',
    GENERATION_DENSIFICATION_INTERVAL: '4',
    GENERATION_POSITION_LR_MAX_STEPS: '10',
    GENERATION_WORKERS: '0',
  };
  pm2 = (...args) => {
    const result = spawnSync('node_modules/.bin/pm2', args, { cwd: ROOT, env, encoding: 'utf8', timeout: 150_000 });
    return result.stdout + result.stderr;
  };
  const list = (): Pm2Process[] => {
    const text = pm2?.('jlist') ?? '';
    return JSON.parse(text.slice(text.indexOf('['))) as Pm2Process[];
  };
  const named = (name: string): Pm2Process => {
    const found = list().find((each) => each.name === name);
    if (!found) throw new Error(`pm2 does not know ${name}`);
    return found;
  };
  const servers = [10006, 10007, 10008].map((port) => ({
    name: `generation-${port}`,
    url: `http://127.0.0.1:${port}`,
  }));
  for (const { url } of servers) expect(await getJson(`${url}/health`), `${url} must be free`).toBeUndefined();

  // wait_ready: when `pm2 start` returns, every server has warmed up and the miner has started.
  const started = pm2('start', 'ecosystem.config.js');
  for (const { name, url } of servers) {
    expect(await isReady(url), started).toBe(true);
    expect(named(name).pm2_env).toMatchObject({ status: 'online', restart_time: 0 });
  }
  expect(named('miner').pm2_env).toMatchObject({ status: 'online', restart_time: 0 });
  await until('the miner wins a task', async () =>
    (await devnet.submissions()).some((each) => each.outcome === 'accepted'),
  );

  const before = named('generation-10006').pid;
  pm2('restart', 'generation-10006');
  expect(named('generation-10006').pid).not.toBe(before);
  await until('generation-10006 is ready again', () => isReady('http://127.0.0.1:10006'));

  const beforeReload = named('generation-10007').pid;
  pm2('reload', 'generation-10007');
  expect(named('generation-10007').pid).not.toBe(beforeReload);
  await until('generation-10007 is ready again', () => isReady('http://127.0.0.1:10007'));

  expect(pm2('logs', 'miner', '--nostream', '--lines', '50')).toContain('Querying task from');

  pm2('stop', 'all');
  for (const each of list()) {
    expect(each.pm2_env, each.name).toMatchObject({ status: 'stopped', exit_code: 0 });
  }
  for (const { url } of servers) expect(await getJson(`${url}/health`)).toBeUndefined();
});
