import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The preset for machines without GPU, where the repository (or its image) has it; undefined when it has not. */
export function defaultConfigFile(): string | undefined {
  const candidates = ['../../../../configs/cpu.yaml', '../../configs/cpu.yaml'];
  return candidates.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path));
}
