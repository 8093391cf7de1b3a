import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settingsReference } from '@404-gen/service-kit';
import { generationSettings } from '../config/schema.ts';

// Writes the reference page of the settings; with --check it only says whether the page is up to date.

const path = fileURLToPath(new URL('../../../../configs/runtime/generation-server.md', import.meta.url));
const text = settingsReference(generationSettings, 'Settings of the generation server');

if (process.argv.includes('--check')) {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    console.error('configs/runtime/generation-server.md is out of date: run npm run config:reference');
    process.exit(1);
  }
} else {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
