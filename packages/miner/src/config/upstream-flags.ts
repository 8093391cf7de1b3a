import { AppError } from '@404-gen/service-kit';

/** Flags of the Python miner under other names of ours. */
const ALIASES: Readonly<Record<string, string>> = { '--generation.endpoint': '--generation.endpoints' };

/** Flags without value that stand for a level of ours. */
const LEVELS: Readonly<Record<string, string>> = { '--logging.trace': 'trace', '--logging.info': 'info' };

/** Flags of the Python miner that mean nothing here, with what the operator is told, and whether a value follows. */
const MEANINGLESS: Readonly<Record<string, { readonly takesValue: boolean; readonly why: string }>> = {
  '--logging.record_log': { takesValue: false, why: 'the log goes to standard output; pm2 keeps it' },
  '--logging.enable_third_party_loggers': { takesValue: false, why: 'there are none' },
  '--strict': { takesValue: false, why: 'unknown settings are refused always' },
  '--no_version_checking': { takesValue: false, why: 'no version is looked up' },
  '--no_prompt': { takesValue: false, why: 'nothing is asked but the password of an encrypted hotkey' },
  ...Object.fromEntries(
    ['port', 'ip', 'external_port', 'external_ip', 'max_workers'].map((name) => [
      `--axon.${name}`,
      { takesValue: true, why: 'a miner of this subnet serves no axon' },
    ]),
  ),
};

/**
 * Takes a command line of the Python miner (bittensor 9.9.0, three-gen-subnet) and gives ours. Flags that are the same in
 * both pass through.
 *
 * @returns notes for the operator, one for each flag without meaning here
 * @throws AppError `CONFIG_FLAG` when a value is missing
 */
export function translateUpstreamFlags(argv: readonly string[]): { argv: string[]; notes: string[] } {
  const translated: string[] = [];
  const notes: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    if (argument === '--') return { argv: [...translated, ...argv.slice(index)], notes };
    const at = argument.indexOf('=');
    const flag = at < 0 ? argument : argument.slice(0, at);
    const inline = at < 0 ? undefined : argument.slice(at);
    const level = LEVELS[flag];
    const meaningless = MEANINGLESS[flag];
    if (level !== undefined) {
      translated.push('--logging.level', level);
    } else if (meaningless) {
      notes.push(`${flag}: has no effect; ${meaningless.why}`);
      if (!meaningless.takesValue || inline !== undefined) continue;
      index += 1;
      if (index >= argv.length) throw new AppError('CONFIG_FLAG', `${flag} needs a value`, { details: { flag } });
    } else {
      translated.push((ALIASES[flag] ?? flag) + (inline ?? ''));
    }
  }
  return { argv: translated, notes };
}
