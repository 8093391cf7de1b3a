import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openHotkeyFile, writeHotkeyFile, type Hotkey } from '@404-gen/bittensor';
import { AppError } from '@404-gen/service-kit';

const WALLET_NAME = 'devnet';

/** Where a devnet keeps its keys, in the layout of the wallet software. They are worth nothing anywhere else. */
interface DevnetWallet {
  /** Folder of wallets, the miner's `wallet.path`. */
  readonly path: string;
  readonly name: string;
  /** The hotkey of that name, made when there is none yet: a devnet that is started again in its folder keeps its keys. */
  hotkey(name: string): Promise<Hotkey>;
  fileOf(name: string): string;
}

export function openDevnetWallet(directory: string): DevnetWallet {
  const path = join(directory, 'wallets');
  const fileOf = (name: string): string => join(path, WALLET_NAME, 'hotkeys', name);
  return {
    path,
    name: WALLET_NAME,
    fileOf,
    async hotkey(name) {
      try {
        await writeHotkeyFile(fileOf(name), randomBytes(32));
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'WALLET_FILE_EXISTS') throw error;
      }
      return openHotkeyFile(fileOf(name), { env: {} });
    },
  };
}
