import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { settingsReference } from '@404-gen/service-kit';
import { minerSettings } from '../config/schema.ts';

/** Where the generated page lies, from the repository's root. */
export const REFERENCE_FILE = 'configs/runtime/miner.md';

export function referencePage(): string {
  return settingsReference(minerSettings, 'Settings of the miner');
}

/** Writes the page, or with `check` only compares. Resolves to false when a checked page is not up to date. */
export async function writeReference(file: string, check: boolean): Promise<boolean> {
  const page = referencePage();
  if (check) return (await readFile(file, 'utf8').catch(() => '')) === page;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, page);
  return true;
}
