import {
  hotkeyFileWarnings,
  hotkeyPath,
  openHotkeyFile,
  passwordVariable,
  type AskPassword,
  type Hotkey,
} from '@404-gen/bittensor';
import { AppError } from '@404-gen/service-kit';
import type { MinerSettings } from './schema.ts';

/** The file of the hotkey that `wallet.*` names. */
export function hotkeyFile(settings: MinerSettings): string {
  return hotkeyPath({
    path: settings['wallet.path'],
    name: settings['wallet.name'],
    hotkey: settings['wallet.hotkey'],
  });
}

/**
 * Opens the hotkey that `wallet.*` names.
 *
 * @throws AppError `WALLET_…`, its message led by the setting
 */
export async function openHotkey(
  settings: MinerSettings,
  env: Readonly<Record<string, string | undefined>>,
  askPassword?: AskPassword,
): Promise<Hotkey> {
  try {
    return await openHotkeyFile(hotkeyFile(settings), { env, askPassword });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, `wallet.hotkey: ${error.message}`, { cause: error, details: error.details });
  }
}

/** Who else can get at the hotkey, in words. */
export function hotkeyWarnings(settings: MinerSettings): Promise<string[]> {
  return hotkeyFileWarnings(hotkeyFile(settings));
}

/**
 * Takes passwords and tokens out of the environment once they were read: Node's diagnostic reports list it, and child
 * processes inherit it.
 */
export function forgetSecrets(settings: MinerSettings, env: Record<string, string | undefined>): void {
  Reflect.deleteProperty(env, passwordVariable(hotkeyFile(settings)));
  Reflect.deleteProperty(env, 'MINER_GENERATION_TOKENS');
}
