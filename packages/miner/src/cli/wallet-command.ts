import { inspectHotkeyFile, type HotkeyFileReport } from '@404-gen/bittensor';
import { toAppError, type LoadedSettings } from '@404-gen/service-kit';
import type { MinerSettings } from '../config/schema.ts';
import { hotkeyFile, openHotkey } from '../config/wallet.ts';

/** What the miner would sign with. Nothing in it is secret. */
export interface WalletReport extends HotkeyFileReport {
  readonly wallet: string;
  readonly hotkey: string;
  readonly path: string;
  /** Where name, hotkey and path come from: a flag, the environment, the file, or the default. */
  readonly sources: Readonly<Record<'wallet' | 'hotkey' | 'path', string>>;
  /** SS58 address; null while only the password can tell. */
  readonly address: string | null;
  /** Whether the variable of the password is set; null when the file needs none. */
  readonly passwordIsSet: boolean | null;
  /** Why the hotkey cannot be used, by code and in words. */
  readonly problem: { readonly code: string; readonly message: string } | null;
}

/** Looks at the hotkey that the settings name, and opens it when that needs no answer from anybody. */
export async function reportWallet(
  { settings, sources }: { settings: MinerSettings; sources: LoadedSettings['sources'] },
  env: Readonly<Record<string, string | undefined>>,
): Promise<WalletReport> {
  const report = await inspectHotkeyFile(hotkeyFile(settings));
  const passwordIsSet = report.format === 'nacl' ? (env[report.passwordVariable] ?? '') !== '' : null;
  let address = report.publicAddress;
  let problem: WalletReport['problem'] = null;
  if (passwordIsSet !== false) {
    try {
      address = (await openHotkey(settings, env)).ss58;
    } catch (error) {
      const { code, message } = toAppError(error);
      problem = { code, message };
    }
  }
  return {
    ...report,
    wallet: settings['wallet.name'],
    hotkey: settings['wallet.hotkey'],
    path: settings['wallet.path'],
    sources: {
      wallet: sources['wallet.name'] ?? 'default',
      hotkey: sources['wallet.hotkey'] ?? 'default',
      path: sources['wallet.path'] ?? 'default',
    },
    address,
    passwordIsSet,
    problem,
  };
}

const FORMATS = {
  plain: 'plain',
  nacl: 'encrypted ($NACL)',
  ansible_vault: 'encrypted (Ansible Vault, outdated)',
  fernet: 'encrypted (Fernet, outdated)',
} as const;

export function walletText(report: WalletReport): string {
  const { sources } = report;
  const others = report.hotkeys.filter((name) => name !== report.hotkey);
  const password =
    report.passwordIsSet === null
      ? undefined
      : report.passwordIsSet
        ? `taken from ${report.passwordVariable}`
        : `${report.passwordVariable} is not set; asked for at the start, on a terminal`;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['wallet', `${report.wallet} (${sources.wallet})`],
    ['hotkey', `${report.hotkey} (${sources.hotkey})`],
    ['path', `${report.path} (${sources.path})`],
    ['file', report.file],
    ['format', report.format === null ? 'not there' : FORMATS[report.format]],
    ['password', password],
    ['address', report.address ?? 'not known before it is opened'],
    ['mode', report.mode === null ? undefined : report.mode.toString(8).padStart(4, '0')],
    ['others', others.length === 0 ? undefined : others.join(', ')],
    ...report.warnings.map((warning) => ['warning', warning] as const),
    ['problem', report.problem ? `${report.problem.code}: ${report.problem.message}` : undefined],
  ];
  return rows
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name.padEnd(10)}${value}\n`)
    .join('');
}
