import { AppError } from '../app-error.ts';
import { nearestName } from '../nearest-name.ts';
import type { SettingsDefinition } from './settings.ts';

export interface CommandLine {
  /** Arguments that belong to no flag, in order. */
  positionals: string[];
  /** Settings given as flags, each with its values as text. */
  settings: Record<string, string[]>;
  /** The entry's own flags (`config`, `help`, …); a flag without value is `['true']`. */
  own: Record<string, string[]>;
}

/** A flag that belongs to the command and is no setting. */
export interface OwnFlag {
  name: string;
  description: string;
  /** Name of the value in the help text; leave out for a switch. */
  value?: string;
  /** One letter, for `-o file`. */
  short?: string;
}

/**
 * Splits a command line into the command's own flags, settings and positionals. `--key value`, `--key=value`,
 * `--no-key` for booleans, and lists as `--key a b c` or `--key a,b`. Dashes and underscores in names are alike.
 *
 * @throws AppError `CONFIG_FLAG` naming the flag, and the nearest known one
 */
export function parseCommandLine(
  argv: readonly string[],
  definition: SettingsDefinition,
  ownFlags: readonly OwnFlag[],
): CommandLine {
  const result: CommandLine = { positionals: [], settings: {}, own: {} };
  const plain = (name: string) => name.replaceAll('-', '_');
  const settingKeys = new Map(Object.keys(definition.properties).map((key) => [plain(key), key]));

  let index = 0;
  while (index < argv.length) {
    const argument = argv[index++] ?? '';
    if (argument === '--') {
      result.positionals.push(...argv.slice(index));
      break;
    }
    if (!/^-{1,2}[A-Za-z]/.test(argument)) {
      result.positionals.push(argument);
      continue;
    }
    const [flag, inline] = splitOnce(argument, '=');
    const name = flag.replace(/^-+/, '');
    const own = ownFlags.find((each) =>
      flag.startsWith('--') ? plain(each.name) === plain(name) : each.short === name,
    );
    if (own) {
      let value = inline;
      if (value === undefined && own.value !== undefined) value = argv[index++];
      if (value === undefined && own.value !== undefined) throw missingValue(flag);
      (result.own[own.name] ??= []).push(value ?? 'true');
      continue;
    }
    const key = flag.startsWith('--') ? settingKeys.get(plain(name)) : undefined;
    if (key === undefined) {
      const negated = /^--no[-_](.+)$/.exec(flag)?.[1];
      const negatedKey = negated === undefined ? undefined : settingKeys.get(plain(negated));
      if (negatedKey !== undefined && definition.properties[negatedKey]?.['type'] === 'boolean') {
        result.settings[negatedKey] = ['false'];
        continue;
      }
      const nearest = nearestName(name, [...settingKeys.values(), ...ownFlags.map((each) => each.name)]);
      throw new AppError(
        'CONFIG_FLAG',
        `Unknown flag ${flag}${nearest === undefined ? '' : `; did you mean --${nearest}?`}`,
        { details: { flag } },
      );
    }
    const kind: unknown = definition.properties[key]?.['type'];
    const isValue = (text: string | undefined): text is string => text !== undefined && !/^--?[A-Za-z]/.test(text);
    if (inline !== undefined) {
      result.settings[key] = [...(kind === 'array' ? (result.settings[key] ?? []) : []), inline];
    } else if (kind === 'boolean') {
      const next = argv[index];
      if (next !== undefined && /^(true|false)$/i.test(next)) {
        result.settings[key] = [next];
        index += 1;
      } else result.settings[key] = ['true'];
    } else if (kind === 'array') {
      const values = (result.settings[key] ??= []);
      if (!isValue(argv[index])) throw missingValue(flag);
      for (let value = argv[index]; isValue(value); value = argv[++index]) values.push(value);
    } else {
      const value = argv[index++];
      if (value === undefined) throw missingValue(flag);
      result.settings[key] = [value];
    }
  }
  return result;
}

function missingValue(flag: string): AppError {
  return new AppError('CONFIG_FLAG', `${flag} needs a value`, { details: { flag } });
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
