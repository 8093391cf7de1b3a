import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { generationError } from '../errors.ts';
import { parseManifest, type GraphSpec, type Manifest } from './manifest.ts';

/** A folder with a manifest and the files it lists. */
export interface Bundle {
  readonly name: string;
  readonly directory: string;
  readonly manifest: Manifest;
}

export const MANIFEST_FILE = 'manifest.json';

/** Whether something of that name lies there, sound or not. */
export function hasBundle(modelsDir: string, name: string): boolean {
  return existsSync(join(modelsDir, name, MANIFEST_FILE));
}

/** Names of the bundles in a models directory; none when there is no such directory. */
export function listBundles(modelsDir: string): string[] {
  if (!existsSync(modelsDir)) return [];
  return readdirSync(modelsDir)
    .filter((name) => hasBundle(modelsDir, name))
    .sort();
}

/**
 * Opens a bundle and compares the sizes of its files with the manifest, which takes no time whatever they weigh.
 * Throws `MODEL_BUNDLE_MISSING` and `MODEL_BUNDLE_BROKEN`, each with the command that helps.
 */
export function openBundle(modelsDir: string, name: string): Bundle {
  const directory = join(modelsDir, name);
  if (!hasBundle(modelsDir, name)) {
    throw generationError(
      'MODEL_BUNDLE_MISSING',
      `No model bundle "${name}" in ${modelsDir}; run \`npm run models -- pull ${name}\``,
    );
  }
  const manifestFile = join(directory, MANIFEST_FILE);
  const manifest = parseManifest(readFileSync(manifestFile, 'utf8'), manifestFile);
  const faults = manifest.files.flatMap(({ path, bytes }) => {
    const file = join(directory, path);
    if (!existsSync(file)) return [`${path} is missing`];
    const found = statSync(file).size;
    return found === bytes ? [] : [`${path} has ${found} bytes in place of ${bytes}`];
  });
  if (faults.length > 0) throw broken(name, directory, faults);
  return { name, directory, manifest };
}

/** Reads every file and compares its SHA-256 with the manifest. Rejects with `MODEL_BUNDLE_BROKEN`. */
export async function verifyBundle({ name, directory, manifest }: Bundle, signal?: AbortSignal): Promise<void> {
  const faults: string[] = [];
  for (const { path, sha256 } of manifest.files) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(directory, path)), hash, { ...(signal && { signal }) });
    if (hash.digest('hex') !== sha256) faults.push(`${path} has another SHA-256 than ${sha256}`);
  }
  if (faults.length > 0) throw broken(name, directory, faults);
}

/** Path and description of one of a bundle's graphs. Throws `MODEL_BUNDLE_BROKEN`. */
export function graphOf({ name, directory, manifest }: Bundle, graph: string): { file: string; spec: GraphSpec } {
  const spec = manifest.graphs[graph];
  if (!spec) throw broken(name, directory, [`it has no graph "${graph}"`]);
  return { file: join(directory, spec.file), spec };
}

/** Bytes of a graph on disk, its external data included; about what its weights take in memory. */
export function graphBytes({ manifest }: Bundle, graph: string): number {
  const file = manifest.graphs[graph]?.file;
  if (file === undefined) return 0;
  return manifest.files
    .filter(({ path }) => path === file || path.startsWith(`${file}.`) || path.startsWith(`${file}_`))
    .reduce((sum, { bytes }) => sum + bytes, 0);
}

/** A part of the manifest that this network cannot do without. Throws `MODEL_BUNDLE_BROKEN`. */
export function required<K extends keyof Manifest>(bundle: Bundle, key: K): NonNullable<Manifest[K]> {
  const value = bundle.manifest[key];
  if (value === undefined) {
    throw broken(bundle.name, bundle.directory, [
      `its manifest lacks "${key}", which ${bundle.manifest.network} needs`,
    ]);
  }
  return value;
}

function broken(name: string, directory: string, faults: readonly string[]) {
  return generationError(
    'MODEL_BUNDLE_BROKEN',
    `The model bundle "${name}" in ${directory} is broken: ${faults.join('; ')}. ` +
      `See \`npm run models -- verify ${name}\`, mend it with \`npm run models -- pull ${name}\``,
  );
}
