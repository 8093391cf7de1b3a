import { readFileSync } from 'node:fs';
import type { Static, TObject, TProperties, TSchema } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { parseDocument } from 'yaml';
import { AppError } from '../app-error.ts';
import { nearestName } from '../nearest-name.ts';
import { settingFromText } from './setting-from-text.ts';

/**
 * A service's settings, declared once: types, defaults, bounds and descriptions come from the schema, and from it come
 * the validator, the flags, the environment names and the reference page.
 *
 * Keys may contain dots (`wallet.name`); a yaml file may write those nested. Each schema carries `description` and
 * `default` (leave `default` out for a setting that may be absent and is `Type.Optional`), and may carry
 * `secret: true` (never printed), `env` (an environment name in place of the derived one) and `group` (a heading).
 */
export interface SettingsDefinition<P extends TProperties = TProperties> {
  service: string;
  /** Environment names are this, an underscore and the key in upper case with `_` for `.` and `-`. */
  envPrefix: string;
  properties: P;
  /** Keys that are accepted although nothing reads them, each with the reason told to the user. */
  ignored?: Readonly<Record<string, string>>;
  /** Faults that only show when settings are seen together. Run only when each is valid by itself. */
  checks?(settings: SettingsOf<P>): SettingProblem[];
}

export type SettingsOf<P extends TProperties> = Readonly<Static<TObject<P>>>;

/** What is wrong with a setting. */
export interface SettingProblem {
  key: string;
  message: string;
  /** A warning is reported and does not stop the start. Default `error`. */
  severity?: 'error' | 'warning';
}

export interface LoadSettingsOptions {
  /** A yaml file. */
  file?: string | undefined;
  /** Yaml text, in place of the file. */
  text?: string | undefined;
  env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Flags as {@link parseCommandLine} yields them. */
  flags?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Settings in force, and where they come from. */
export interface LoadedSettings<P extends TProperties = TProperties> {
  settings: SettingsOf<P>;
  /** What the user should know and need not act on: ignored keys, warnings of the cross-checks. */
  notes: string[];
  /** Keys that a file, the environment or a flag gave, with where the value came from. */
  sources: Readonly<Record<string, 'file' | 'environment' | 'flag'>>;
}

/** Gives a definition its exact types. */
export function defineSettings<const P extends TProperties>(definition: SettingsDefinition<P>): SettingsDefinition<P> {
  return definition;
}

/** The environment name of a setting. */
export function environmentName(definition: SettingsDefinition, key: string): string {
  const own: unknown = definition.properties[key]?.['env'];
  return typeof own === 'string' ? own : `${definition.envPrefix}_${key.replaceAll(/[.-]/g, '_').toUpperCase()}`;
}

/**
 * Defaults < file < environment < flags, decided by presence.
 *
 * @throws AppError `CONFIG_INVALID` listing every problem (`details.problems`), `CONFIG_UNREADABLE` for a file that
 * cannot be read, `CONFIG_MALFORMED` for one that is no yaml mapping
 */
export function loadSettings<P extends TProperties>(
  definition: SettingsDefinition<P>,
  options: LoadSettingsOptions,
): LoadedSettings<P> {
  const problems: SettingProblem[] = [];
  const notes: string[] = [];
  const sources: Record<string, 'file' | 'environment' | 'flag'> = {};
  const raw: Record<string, unknown> = {};
  const known = Object.keys(definition.properties);
  const knownOrIgnored = [...known, ...Object.keys(definition.ignored ?? {})];

  for (const [key, value] of Object.entries(readFileValues(options, knownOrIgnored))) {
    const ignoredReason = definition.ignored?.[key];
    const property = definition.properties[key];
    if (ignoredReason !== undefined) {
      notes.push(`${key}: ${ignoredReason}`);
    } else if (property === undefined) {
      problems.push(unknownKey(key, known));
    } else if (value !== null || accepts(property, null)) {
      // `key:` with nothing behind it means "the default", as in upstream's files, unless null is a value of its own.
      raw[key] = value;
      sources[key] = 'file';
    }
  }

  const fromText = (key: string, texts: readonly string[], source: 'environment' | 'flag', shownAs: string) => {
    const parsed = settingFromText(definition.properties[key] ?? {}, texts);
    if ('problem' in parsed) problems.push({ key, message: `${shownAs}: ${parsed.problem}` });
    else {
      raw[key] = parsed.value;
      sources[key] = source;
    }
  };
  for (const key of known) {
    const name = environmentName(definition, key);
    const text = options.env?.[name];
    if (text !== undefined && text !== '') fromText(key, [text], 'environment', name);
  }
  for (const [key, texts] of Object.entries(options.flags ?? {})) {
    if (known.includes(key)) fromText(key, texts, 'flag', `--${key}`);
    else problems.push(unknownKey(key, known));
  }

  const schema = Type.Object(definition.properties, { additionalProperties: false });
  const settings: unknown = Value.Default(schema, structuredClone(raw));
  const seen = new Set(problems.map((problem) => problem.key));
  for (const error of Value.Errors(schema, settings)) {
    const key = (error.path.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
    if (seen.has(key)) continue;
    seen.add(key);
    problems.push({ key, message: explain(definition.properties[key], error.message, error.value) });
  }
  if (problems.length === 0) problems.push(...(definition.checks?.(settings as SettingsOf<P>) ?? []));

  for (const problem of problems) {
    if (problem.severity === 'warning') notes.push(`${problem.key}: ${problem.message}`);
  }
  const errors = problems.filter((problem) => problem.severity !== 'warning');
  if (errors.length > 0) {
    const where = options.file === undefined ? '' : ` in ${options.file}`;
    throw new AppError(
      'CONFIG_INVALID',
      `${definition.service}: ${errors.length} problem${errors.length === 1 ? '' : 's'} with the settings${where}:\n` +
        errors.map((problem) => `  - ${problem.key}: ${problem.message}`).join('\n'),
      { statusCode: 500, details: { problems: errors } },
    );
  }
  return { settings: Object.freeze(settings) as SettingsOf<P>, notes, sources };
}

function readFileValues(options: LoadSettingsOptions, known: readonly string[]): Record<string, unknown> {
  let text = options.text;
  if (text === undefined) {
    if (options.file === undefined) return {};
    try {
      text = readFileSync(options.file, 'utf8');
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new AppError('CONFIG_UNREADABLE', `The configuration file cannot be read: ${reason}`, { cause });
    }
  }
  const where = options.file ?? 'the configuration';
  const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true });
  const [first] = document.errors;
  if (first) throw new AppError('CONFIG_MALFORMED', `${where} is not valid yaml: ${first.message}`, { cause: first });
  const root: unknown = document.toJS();
  if (root === null || root === undefined) return {};
  if (!isMapping(root)) throw new AppError('CONFIG_MALFORMED', `${where} must be a mapping of settings to values.`);
  const flat: Record<string, unknown> = {};
  flatten(root, '', known, flat);
  return flat;
}

/** Nested mappings become dotted keys, as deep as the known keys go. */
function flatten(
  node: Record<string, unknown>,
  prefix: string,
  known: readonly string[],
  into: Record<string, unknown>,
): void {
  for (const [name, value] of Object.entries(node)) {
    const key = prefix + name;
    if (isMapping(value) && !known.includes(key) && known.some((candidate) => candidate.startsWith(`${key}.`))) {
      flatten(value, `${key}.`, known, into);
    } else {
      into[key] = value;
    }
  }
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function accepts(schema: TSchema, value: unknown): boolean {
  return Value.Check(schema, value);
}

function unknownKey(key: string, known: readonly string[]): SettingProblem {
  const nearest = nearestName(key, known);
  return { key, message: nearest === undefined ? 'unknown setting' : `unknown setting; did you mean "${nearest}"?` };
}

function explain(schema: TSchema | undefined, message: string, value: unknown): string {
  const shown = schema?.['secret'] === true ? 'the value given' : JSON.stringify(value);
  if (value === undefined) return 'is required';
  const choices = literalChoices(schema);
  if (choices) return `${shown} is none of ${choices.join(', ')}`;
  return `${message}, got ${shown}`;
}

/** The allowed words of a union of literals, and of patterns that have a `title`. */
export function literalChoices(schema: TSchema | undefined): string[] | undefined {
  const members: unknown = schema?.['anyOf'];
  if (!Array.isArray(members)) return undefined;
  const constants = members.map((member: TSchema) => (member['const'] ?? member.title) as unknown);
  return constants.every((constant) => constant !== undefined) ? constants.map(String) : undefined;
}
