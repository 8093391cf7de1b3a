import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** A path made absolute, links unresolved, because the wallet software names a password's variable after it. `~` is home. */
export function absolutePath(path: string): string {
  return resolve(path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path);
}

/** Where the wallet software keeps a hotkey. */
export function hotkeyPath(wallet: { readonly path: string; readonly name: string; readonly hotkey: string }): string {
  return absolutePath(join(wallet.path, wallet.name, 'hotkeys', wallet.hotkey));
}
