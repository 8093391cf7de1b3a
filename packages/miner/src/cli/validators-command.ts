import { createLogger } from '@404-gen/service-kit';
import { request } from 'undici';
import { systemClock } from '../clock.ts';
import { stateDirectory } from '../config/load.ts';
import { metagraphSource } from '../metagraph-source.ts';
import type { MinerSettings } from '../config/schema.ts';
import { openHotkey } from '../config/wallet.ts';
import { terminalPrompt } from './ask-password.ts';
import { cooldownLimits, createSelector } from '../miner.ts';
import { openStateDirectory } from '../tasks/state-files.ts';
import { readState } from '../tasks/task-store.ts';
import { CooldownBook } from '../validators/cooldown-book.ts';
import { validatorRow, type ValidatorRow } from '../validators/validators-table.ts';

const ASK_TIMEOUT_MS = 2000;

/** The validators as the running miner sees them, or as it would see them if it started now. */
export async function listValidators(
  settings: MinerSettings,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ source: string; rows: readonly ValidatorRow[] }> {
  const host = settings['status.host'];
  const authority = `${host.includes(':') ? `[${host}]` : host}:${settings['status.port']}`;
  const running = await askMiner(authority);
  if (running) return { source: `the miner running on ${authority}`, rows: running };
  return { source: 'metagraph and state file; no miner answers', rows: await fromFiles(settings, env) };
}

async function askMiner(authority: string): Promise<readonly ValidatorRow[] | undefined> {
  try {
    const signal = AbortSignal.timeout(ASK_TIMEOUT_MS);
    const response = await request(`http://${authority}/validators`, { signal });
    const body = (await response.body.json()) as { validators?: unknown };
    return response.statusCode === 200 && Array.isArray(body.validators)
      ? (body.validators as ValidatorRow[])
      : undefined;
  } catch {
    return undefined;
  }
}

async function fromFiles(
  settings: MinerSettings,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly ValidatorRow[]> {
  const files = await openStateDirectory(stateDirectory(settings));
  const source = metagraphSource(settings, {
    logger: createLogger({ service: 'miner', level: 'silent' }),
    // The cache belongs to the miner; this only looks.
    files: { read: (name) => files.read(name), replace: () => Promise.resolve() },
  });
  const metagraph = await source.read().finally(() => source.close());
  const hotkey = await openHotkey(settings, env, terminalPrompt());
  const book = new CooldownBook(systemClock, Math.random, cooldownLimits(settings));
  const found = await readState(files);
  const state = found && 'state' in found ? found.state : undefined;
  if (state) book.restore(state.cooldowns);
  const held = (peer: string) => {
    const task = state?.tasks.find((each) => each.validator.hotkey === peer);
    return task && `task ${task.id} waits for the miner to start`;
  };
  const selector = createSelector({ settings, clock: systemClock, book, held, ownHotkey: hotkey.ss58 });
  selector.setMetagraph(metagraph);
  return selector.statuses().map(validatorRow);
}
