import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { nearestName, toAppError } from '@404-gen/service-kit';
import { Agent, interceptors, type Dispatcher } from 'undici';
import { generationError } from '../../errors.ts';
import { hasBundle, listBundles, openBundle, verifyBundle } from '../bundle.ts';
import { PROVIDERS, type ProviderSetting } from '../execution-provider.ts';
import { CATALOGUE, catalogueEntry, exportCommand } from './catalogue.ts';
import { bytesText, createDownloadView } from './download-view.ts';
import { pullBundle } from './pull-bundle.ts';
import { runGraphs, type GraphReport } from './run-graphs.ts';
import type { ModelsSettings } from './settings.ts';

const MODELS_COMMANDS = ['pull', 'verify', 'list', 'path'] as const;
export interface ModelsContext {
  readonly settings: ModelsSettings;
  /** Results; progress and remarks go to `errors`. */
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
  readonly json: boolean;
  /** With `verify`: the provider to run the graphs on, `auto` or one by name; undefined where they are not to be run. */
  readonly runOn?: string | undefined;
  readonly signal: AbortSignal;
  readonly dispatcher?: Dispatcher;
}

const MAX_REDIRECTIONS = 5;

/** Runs one of the commands and returns the exit code: 1 when a bundle is missing or broken. */
export async function runModelsCommand(
  command: string | undefined,
  names: readonly string[],
  context: ModelsContext,
): Promise<number> {
  switch (command) {
    case 'pull':
      return pull(names, context);
    case 'verify':
      return verify(names, context);
    case 'list':
      return list(context);
    case 'path':
      return path(names, context);
    default:
      throw generationError(
        'CONFIG_COMMAND',
        `${command === undefined ? 'Give a command' : `Unknown command "${command}"`}: ${MODELS_COMMANDS.join(', ')}`,
      );
  }
}

async function pull(names: readonly string[], context: ModelsContext): Promise<number> {
  const { settings, signal, errors, output } = context;
  if (names.length === 0) {
    throw generationError('CONFIG_COMMAND', `Name what to pull: ${CATALOGUE.map(({ name }) => name).join(', ')}`);
  }
  if (names.length > 1 && settings.repository !== undefined) {
    throw generationError('CONFIG_COMMAND', 'One repository holds one bundle: name a single one beside --repository');
  }
  const sources = names.map((name) => ({ name, repository: settings.repository ?? repositoryOf(name, settings) }));
  const modelsDir = resolve(settings.models_dir);
  await mkdir(modelsDir, { recursive: true });
  const own = new Agent();
  const { dispatcher = own.compose(interceptors.redirect({ maxRedirections: MAX_REDIRECTIONS })) } = context;
  try {
    for (const { name, repository } of sources) {
      const view = createDownloadView(name, errors);
      try {
        const baseUrl = settings.base_url.replace(/\/+$/, '');
        const { directory, manifest, fetchedBytes } = await pullBundle(
          modelsDir,
          name,
          { baseUrl, repository, revision: settings.revision },
          {
            dispatcher,
            token: settings.token,
            network: catalogueEntry(name)?.network,
            parallel: settings.parallel,
            signal,
            onProgress: (done, total) => view.update(done, total),
          },
        );
        view.end();
        errors.write(`${name}: ${bytesText(fetchedBytes)} fetched, licence ${manifest.licence}\n`);
        output.write(`${directory}\n`);
      } finally {
        view.end();
      }
    }
  } finally {
    await own.close();
  }
  return 0;
}

/** Throws `MODEL_NOT_PUBLISHED` with what to do in place of a pull. */
function repositoryOf(name: string, { models_dir: modelsDir }: ModelsSettings): string {
  const entry = catalogueEntry(name);
  if (entry?.repository !== undefined) return entry.repository;
  if (entry === undefined) throw unknownBundle(name);
  throw generationError(
    'MODEL_NOT_PUBLISHED',
    `Nobody publishes ${name} as a bundle. Make it from the public checkpoint (${entry.checkpoint}; licence: ` +
      `${entry.licence}${entry.restriction === undefined ? '' : `, ${entry.restriction}`}):\n` +
      `  ${exportCommand(name, modelsDir)}\n` +
      'or pull it from where you keep your own: --repository OWNER/NAME, with --base-url for a mirror',
  );
}

function unknownBundle(name: string) {
  const known = CATALOGUE.map((entry) => entry.name);
  const nearest = nearestName(name, known);
  return generationError(
    'CONFIG_COMMAND',
    `No known bundle "${name}"; ${nearest === undefined ? `known are ${known.join(', ')}` : `did you mean ${nearest}?`} ` +
      'Of another name it takes --repository OWNER/NAME',
  );
}

async function verify(names: readonly string[], context: ModelsContext): Promise<number> {
  const { settings, output, json, signal } = context;
  const runOn = context.runOn === undefined ? undefined : asProvider(context.runOn);
  const modelsDir = resolve(settings.models_dir);
  const chosen = names.length > 0 ? names : listBundles(modelsDir);
  const reports: Verified[] = [];
  for (const name of chosen) {
    const report = await verifyOne(modelsDir, name, runOn, signal);
    reports.push(report);
    if (json) continue;
    output.write(`${name}: ${report.message ?? 'ok'}\n`);
    for (const { graph, told } of report.graphs ?? []) output.write(`  ${graph}: ${told}\n`);
  }
  if (json) output.write(`${JSON.stringify(reports, undefined, 2)}\n`);
  else if (chosen.length === 0) output.write(`No bundles in ${modelsDir}\n`);
  return reports.every(({ ok }) => ok) ? 0 : 1;
}

function asProvider(value: string): ProviderSetting {
  const known = (['auto', ...PROVIDERS] as const).find((each) => each === value);
  if (known) return known;
  throw generationError('CONFIG_COMMAND', `--provider is auto, ${PROVIDERS.join(', ')}; not "${value}"`);
}

interface Verified {
  readonly name: string;
  readonly ok: boolean;
  /** What is wrong. */
  readonly message?: string;
  /** Of those that were run. */
  readonly graphs?: readonly GraphReport[];
}

async function verifyOne(
  modelsDir: string,
  name: string,
  runOn: ProviderSetting | undefined,
  signal: AbortSignal,
): Promise<Verified> {
  try {
    const bundle = openBundle(modelsDir, name);
    await verifyBundle(bundle, signal);
    if (runOn === undefined) return { name, ok: true };
    const graphs = await runGraphs(bundle, runOn, signal);
    const wrong = graphs.filter(({ ok }) => !ok).map(({ graph }) => graph);
    if (wrong.length === 0) return { name, ok: true, graphs };
    return { name, ok: false, message: `wrong: ${wrong.join(', ')}`, graphs };
  } catch (error) {
    signal.throwIfAborted();
    return { name, ok: false, message: toAppError(error).message };
  }
}

interface Listed {
  readonly name: string;
  readonly network: string;
  readonly state: 'present' | 'broken' | 'absent';
  readonly bytes?: number;
  readonly licence: string;
  readonly use: string;
  readonly note: string;
}

function list({ settings, output, json }: ModelsContext): number {
  const modelsDir = resolve(settings.models_dir);
  const present = listBundles(modelsDir).map((name) => listPresent(modelsDir, name));
  const absent = CATALOGUE.filter(({ name }) => !present.some((each) => each.name === name)).map(
    ({ name, network, licence, restriction, use, checkpoint }): Listed => ({
      name,
      network,
      state: 'absent',
      licence: restriction === undefined ? licence : `${licence} (${restriction})`,
      use,
      note: `from ${checkpoint}: ${exportCommand(name, settings.models_dir)}`,
    }),
  );
  const all = [...present, ...absent];
  if (json) {
    output.write(`${JSON.stringify(all, undefined, 2)}\n`);
    return 0;
  }
  output.write(`Bundles in ${modelsDir}\n\n`);
  for (const { name, network, state, bytes, licence, use, note } of all) {
    const size = bytes === undefined ? '' : `, ${bytesText(bytes)}`;
    output.write(`${name} (${network}): ${state}${size}\n  ${use}\n  licence: ${licence}\n  ${note}\n`);
  }
  return 0;
}

function listPresent(modelsDir: string, name: string): Listed {
  const use = catalogueEntry(name)?.use ?? 'of your own';
  try {
    const { manifest } = openBundle(modelsDir, name);
    const { network, licence, source, revision, files } = manifest;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return { name, network, state: 'present', bytes, licence, use, note: `from ${source}, revision ${revision}` };
  } catch (error) {
    const note = toAppError(error).message;
    return { name, network: 'unknown', state: 'broken', licence: 'unknown', use, note };
  }
}

function path(names: readonly string[], { settings, output, errors }: ModelsContext): number {
  const modelsDir = resolve(settings.models_dir);
  if (names.length === 0) {
    output.write(`${modelsDir}\n`);
    return existsSync(modelsDir) ? 0 : 1;
  }
  let code = 0;
  for (const name of names) {
    if (hasBundle(modelsDir, name)) output.write(`${resolve(modelsDir, name)}\n`);
    else {
      errors.write(`No model bundle "${name}" in ${modelsDir}\n`);
      code = 1;
    }
  }
  return code;
}
