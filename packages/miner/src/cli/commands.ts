import { settingsHelp, type OwnFlag } from '@404-gen/service-kit';
import { minerSettings } from '../config/schema.ts';

export const COMMANDS = ['run', 'wallet', 'validators', 'config-reference'] as const;
export type Command = (typeof COMMANDS)[number];

export const OWN_FLAGS: readonly OwnFlag[] = [
  { name: 'config', value: 'file', description: 'Yaml file with settings, such as configs/miner.yaml.' },
  { name: 'json', description: 'wallet, validators: print JSON in place of the table.' },
  { name: 'check', description: 'config-reference: change nothing, and fail when the page is not up to date.' },
  { name: 'help', short: 'h', description: 'This text.' },
  { name: 'version', description: 'Version of the miner.' },
];

const ABOUT = `Pulls tasks from the validators of subnet 17, has them generated, checks, signs and submits the results.

Commands:
  (none), run         Mine, until SIGTERM or Ctrl-C.
  wallet              The hotkey that would sign: file, address, permissions, where its password comes from. No secrets.
  validators          A table of every validator with the reason why it is or is not asked: from the running miner,
                      or, when none answers on status.host and status.port, from metagraph and state file.
  config-reference    Writes configs/runtime/miner.md from the settings below.`;

export function helpText(): string {
  return settingsHelp(minerSettings, {
    usage: 'npm run miner -- [command] [--config configs/miner.yaml] [--setting value …]',
    about: ABOUT,
    ownFlags: OWN_FLAGS,
  });
}
